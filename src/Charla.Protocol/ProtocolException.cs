namespace Charla.Protocol;

/// <summary>The peer broke the protocol. Caught in one place, by whoever owns the connection.</summary>
internal sealed class ProtocolException(string code, string? detail = null, Bilingual? explanation = null) : Exception(detail ?? code)
{
    /// <summary>One of <see cref="ErrorCode"/>.</summary>
    public string Code { get; } = code;

    /// <summary>What exactly was wrong, such as the name of a field; null where the code says it all.</summary>
    public string? Detail { get; } = detail;

    /// <summary>When trying again may help; null where it is of no use, or at once.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What the peer is told in place of the code's own sentence, where more is known of its mistake.</summary>
    public Bilingual? Explanation { get; } = explanation;
}

using Charla.Protocol;

namespace Charla.Gateways.Admission;

/// <summary>Why a connection is not let in: set among its features, for whoever speaks its protocol to tell it so.</summary>
/// <param name="Code">One of <see cref="ErrorCode"/>.</param>
/// <param name="Text">For a person.</param>
/// <param name="RetryAfter">When another attempt may succeed.</param>
internal sealed record Refusal(string Code, Bilingual Text, TimeSpan RetryAfter)
{
    /// <summary>Whether it is for want of room in the server, and not for what the peer's address did.</summary>
    public bool IsWholeServer { get; init; }
}

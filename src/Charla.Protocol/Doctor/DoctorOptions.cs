namespace Charla.Protocol.Doctor;

/// <summary>How patient and how strict a <see cref="FrameDoctor"/> is.</summary>
internal sealed record DoctorOptions
{
    /// <summary>A header that announces more bytes than this is a bomb. Framed services of the course have no limit; this is beyond what any of them sends.</summary>
    public int MaxPayload { get; init; } = 256 * 1024 * 1024;

    /// <summary>How long a reader that has answered every message may take to answer one that came in pieces. Whoever delays bytes on purpose adds the delay.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After this silence what has arrived of a broken header is judged as it is.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether the client is known to answer every message. A server's answers are seen on the wire; a client owes nobody any.</summary>
    public bool ClientAnswers { get; init; }
}

using Charla.Protocol;

namespace Charla.Core;

/// <summary>The bounds within which a chat keeps its promises. Every property says its default, its unit and what raising it costs.</summary>
internal sealed record ChatOptions
{
    /// <summary>Shown in the greeting and in <c>welcome</c>. Default <c>charla</c>.</summary>
    public string ServerName { get; init; } = "charla";

    /// <summary>The greeting's text. Default: one sentence in <see cref="Language"/>.</summary>
    public string? Welcome { get; init; }

    /// <summary>Language of what a person reads where they have not chosen one (plain clients never can). Default Spanish.</summary>
    public Language Language { get; init; } = Language.Spanish;

    /// <summary>Largest payload that a client may send, in bytes. Default 65,536. Costs that much for each connection that sends one.</summary>
    public int MaxPayload { get; init; } = Frame.DefaultMaxPayload;

    /// <summary>Bytes that may wait for one reader before it is marked as behind. Default 262,144. Memory for each slow reader, at the most.</summary>
    public int OutboxBytes { get; init; } = 256 * 1024;

    /// <summary>Bytes that one session may have on their way to the log before its reading pauses. Default 262,144.</summary>
    public int InFlightBytes { get; init; } = 256 * 1024;

    /// <summary>Events that a reader which had been live may be behind before it is told of a gap. Default 100,000. Costs reading them again.</summary>
    public int ReplayEvents { get; init; } = 100_000;

    /// <summary>Largest payload that the server sends, in bytes. Follows from <see cref="PageBytes"/>: JSON may need six bytes for one.</summary>
    public int MaxFrame => Math.Max(1024 * 1024, 8 * Math.Max(PageBytes, MaxPayload));

    /// <summary>How long a reader may take no byte at all while some wait for it. Default two minutes. Holds <see cref="OutboxBytes"/> meanwhile.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a payload of uncertain counting waits for more bytes. Default 30 ms; once per connection at most, as a rule.</summary>
    public TimeSpan CountingWait { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>How long stopping waits for the log, and then for readers, each. Default 2 s.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Most events of a history page. Default 500.</summary>
    public int PageEvents { get; init; } = 500;

    /// <summary>Most bytes of text in a history page or a step of catching up. Default 131,072.</summary>
    public int PageBytes { get; init; } = 128 * 1024;

    /// <summary>Rooms that one session may be in. Default 1,000.</summary>
    public int RoomsPerSession { get; init; } = 1_000;

    /// <summary>Members up to which a room tells of those who come and go. Default 500; each arrival is a message to all.</summary>
    public int PresenceMembers { get; init; } = 500;

    /// <summary>Connections at once. Default: as many as the operating system lets the process open, less some for the log.</summary>
    public int MaxConnections { get; init; } = int.MaxValue;
}

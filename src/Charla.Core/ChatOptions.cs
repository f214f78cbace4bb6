using Charla.Core.Accounts;
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

    /// <summary>What peers may ask of the server. The chat begins with these: see <see cref="Chat.Limits"/>.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>How accounts are dealt with. Default: whoever likes makes one, and whoever does not is a guest.</summary>
    public AccountOptions Accounts { get; init; } = new();

    /// <summary>Bytes that one session may have on their way to the log before its reading pauses. Default 262,144.</summary>
    public int InFlightBytes { get; init; } = 256 * 1024;

    /// <summary>Largest payload that the server sends, in bytes. Follows from <see cref="PageBytes"/>: JSON may need six bytes for one.</summary>
    public int MaxFrame => Math.Max(1024 * 1024, 8 * Math.Max(PageBytes, Limits.MaxPayload));

    /// <summary>How long a payload of uncertain counting waits for more bytes. Default 30 ms; once per connection at most, as a rule.</summary>
    public TimeSpan CountingWait { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>How long stopping waits for the log, and then for readers, each. Default 2 s.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a connection that is ended goes on being read, so that what it was told last can arrive. Default 1 s.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Most events of a history page. Default 500.</summary>
    public int PageEvents { get; init; } = 500;

    /// <summary>Most bytes of text in a history page or a step of catching up. Default 131,072.</summary>
    public int PageBytes { get; init; } = 128 * 1024;

    /// <summary>Members up to which a room tells of those who come and go. Default 500; each arrival is a message to all.</summary>
    public int PresenceMembers { get; init; } = 500;
}

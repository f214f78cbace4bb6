using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charla.Protocol.Messages;

/// <summary>Something that lasts: one entry of a room's log.</summary>
internal abstract record RoomEvent : ServerMessage
{
    [JsonPropertyOrder(-4)]
    public required string Room { get; init; }

    /// <summary>The event's place in its room's log: 1, 2, 3 … without gaps. Set once by the log, before anyone is shown the event.</summary>
    [JsonPropertyOrder(-3)]
    public long Seq { get; set; }

    [JsonPropertyOrder(-2)]
    public required string From { get; init; }

    /// <summary>When it was accepted, UTC, in milliseconds. Set with <see cref="Seq"/>.</summary>
    [JsonPropertyOrder(-1)]
    public DateTimeOffset At { get; set; }

    /// <summary>The account under which it was sent, folded; null for a guest.</summary>
    [JsonPropertyOrder(2)]
    public string? Account { get; set; }

    /// <summary>Chosen by the sender, so that a repeat is harmless.</summary>
    [JsonPropertyOrder(1)]
    public string? Nonce { get; set; }
}

internal sealed record MessageEvent : RoomEvent
{
    public required string Text { get; init; }

    public long? ReplyTo { get; init; }

    public JsonElement? Data { get; init; }

    /// <summary>The name is someone's own, and who sent it could not show that it is theirs.</summary>
    public bool? Unverified { get; init; }

    /// <summary>When the text was last replaced.</summary>
    public DateTimeOffset? Edited { get; init; }

    public bool? Deleted { get; init; }

    /// <summary>Emoji to the names of those who reacted with it; only in history and search.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Reactions { get; init; }

    /// <summary>The payload came from a plain client with no name in front, and goes to plain clients as it came.</summary>
    [JsonIgnore]
    public bool Bare { get; init; }

    /// <summary>What someone said in the lobby who has no way to sign in.</summary>
    public static MessageEvent Plain(string room, string from, string text, bool bare) =>
        new() { Room = room, From = from, Unverified = NameRules.IsUnverified(from), Text = text, Bare = bare };
}

internal sealed record EditedEvent : RoomEvent
{
    /// <summary>The seq of the message whose text this replaces.</summary>
    public long Target { get; init; }

    public required string Text { get; init; }
}

internal sealed record DeletedEvent : RoomEvent
{
    public long Target { get; init; }
}

internal sealed record ReactedEvent : RoomEvent
{
    public long Target { get; init; }

    public required string Emoji { get; init; }

    public bool On { get; init; }
}

internal sealed record TopicEvent : RoomEvent
{
    public required string Text { get; init; }
}

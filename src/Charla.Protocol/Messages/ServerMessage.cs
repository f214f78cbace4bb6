using System.Text.Json.Serialization;

namespace Charla.Protocol.Messages;

/// <summary>A charla/1 message from the server (<c>docs/protocol.md</c>, section 4.2).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(Welcome), "welcome")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(MessageEvent), "message")]
[JsonDerivedType(typeof(EditedEvent), "edited")]
[JsonDerivedType(typeof(DeletedEvent), "deleted")]
[JsonDerivedType(typeof(ReactedEvent), "reacted")]
[JsonDerivedType(typeof(TopicEvent), "topic")]
[JsonDerivedType(typeof(ModeratedEvent), "moderated")]
[JsonDerivedType(typeof(Presence), "presence")]
[JsonDerivedType(typeof(TypingNotice), "typing")]
[JsonDerivedType(typeof(ReadMarker), "read")]
[JsonDerivedType(typeof(Ack), "ack")]
[JsonDerivedType(typeof(HistoryPage), "history")]
[JsonDerivedType(typeof(Found), "found")]
[JsonDerivedType(typeof(Gap), "gap")]
[JsonDerivedType(typeof(RoomList), "rooms")]
[JsonDerivedType(typeof(MemberList), "who")]
[JsonDerivedType(typeof(Renamed), "nick")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(Error), "error")]
[JsonDerivedType(typeof(Pong), "pong")]
[JsonDerivedType(typeof(Bye), "bye")]
[JsonDerivedType(typeof(Registered), "registered")]
[JsonDerivedType(typeof(SignedIn), "signed_in")]
[JsonDerivedType(typeof(SignedOut), "signed_out")]
[JsonDerivedType(typeof(PasswordChanged), "password")]
[JsonDerivedType(typeof(TokenList), "tokens")]
[JsonDerivedType(typeof(RoomSettings), "settings")]
[JsonDerivedType(typeof(BanList), "bans")]
[JsonDerivedType(typeof(AuditPage), "audit")]
internal abstract record ServerMessage
{
    /// <summary>The <c>ref</c> of the request that this answers.</summary>
    [JsonPropertyOrder(-5)]
    public string? Ref { get; init; }
}

internal sealed record Welcome : ServerMessage
{
    public int V { get; init; } = 1;

    /// <summary>A secret: whoever has it can go on with this session.</summary>
    public required string Session { get; init; }

    public bool Resumed { get; init; }

    public required string Name { get; init; }

    /// <summary>The account under which the session goes on; null for a guest.</summary>
    public string? Account { get; init; }

    /// <summary>What the account may do on the server: <c>user</c> or <c>admin</c>.</summary>
    public string? Role { get; init; }

    /// <summary>A secret with which to come back under the account, where <c>hello</c> asked to be remembered.</summary>
    public string? Token { get; init; }

    /// <summary>Who may make an account: <c>open</c>, <c>invite</c> or <c>closed</c>.</summary>
    public string? Registration { get; init; }

    /// <summary>Whether those without an account may come in.</summary>
    public bool? Guests { get; init; }

    public required ServerIdentity Server { get; init; }

    public required ServerLimits Limits { get; init; }

    public required IReadOnlyList<string> Rooms { get; init; }

    /// <summary>What is spoken on the other side of whoever translates for the client; null where nobody does.</summary>
    public string? Dialect { get; init; }
}

internal sealed record ServerIdentity(string Name, string Version);

/// <param name="Payload">Bytes of the largest payload that a client may send.</param>
/// <param name="Frame">Bytes of the largest payload that the server sends.</param>
/// <param name="Page">Events of the largest history page.</param>
internal sealed record ServerLimits(int Payload, int Frame, int Page);

internal sealed record Joined : ServerMessage
{
    public required string Room { get; init; }

    public long Head { get; init; }

    public long Read { get; init; }

    public long Unread { get; init; }

    /// <summary>The first seq that is kept; null where all are.</summary>
    public long? First { get; init; }

    public string? Topic { get; init; }

    public required IReadOnlyList<string> Members { get; init; }

    public int Count { get; init; }
}

internal sealed record Left : ServerMessage
{
    /// <summary>The reason of who was thrown out, and may come again.</summary>
    public const string Kicked = "kicked";

    public required string Room { get; init; }

    /// <summary>Why, where it was not the client's wish: <c>kicked</c>, or the error code of who would come in.</summary>
    public string? Reason { get; init; }
}

internal sealed record Presence : ServerMessage
{
    public const string JoinedState = "joined";
    public const string LeftState = "left";
    public const string RenamedState = "renamed";

    public required string Room { get; init; }

    public required string Name { get; init; }

    public required string State { get; init; }

    public string? Was { get; init; }

    /// <summary>Why somebody left; told only where a dialect has words for it.</summary>
    [JsonIgnore]
    public PresenceCause Cause { get; init; }
}

/// <summary>Why somebody left a room.</summary>
internal enum PresenceCause
{
    /// <summary>They wanted to.</summary>
    Wish,

    /// <summary>Their connection is gone: they leave every room.</summary>
    Disconnected,

    /// <summary>Somebody threw them out.</summary>
    Kicked,

    /// <summary>They may not be there any more.</summary>
    Refused,
}

internal sealed record TypingNotice : ServerMessage
{
    public required string Room { get; init; }

    public required string Name { get; init; }

    public bool On { get; init; }
}

internal sealed record ReadMarker : ServerMessage
{
    public required string Room { get; init; }

    public long Seq { get; init; }

    public long Unread { get; init; }
}

internal sealed record Ack : ServerMessage
{
    public required string Room { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public string? Nonce { get; init; }

    public bool? Repeated { get; init; }
}

internal sealed record HistoryPage : ServerMessage
{
    public required string Room { get; init; }

    public required IReadOnlyList<ServerMessage> Events { get; init; }

    public long Head { get; init; }

    public bool More { get; init; }
}

internal sealed record Found : ServerMessage
{
    public required string Q { get; init; }

    public required IReadOnlyList<ServerMessage> Hits { get; init; }

    public bool More { get; init; }

    public long Pending { get; init; }
}

internal sealed record Gap : ServerMessage
{
    public required string Room { get; init; }

    public long From { get; init; }

    public long To { get; init; }
}

internal sealed record RoomList : ServerMessage
{
    public required IReadOnlyList<RoomSummary> Rooms { get; init; }
}

internal sealed record RoomSummary(string Room, long Head, long Read, long Unread, string? Topic, int Count);

internal sealed record MemberList : ServerMessage
{
    public required string Room { get; init; }

    public required IReadOnlyList<MemberSummary> Members { get; init; }

    public int Count { get; init; }
}

/// <param name="Name">The name shown.</param>
/// <param name="Via">The wire.</param>
/// <param name="Dialect">What is spoken on it.</param>
/// <param name="Since">When the connection was made.</param>
/// <param name="Account">The account under which it goes on; null for a guest.</param>
/// <param name="Unverified">It gives itself a name that is someone's own, and can't show that it is theirs.</param>
/// <param name="Role">What it is in the room, from moderator up; null below.</param>
/// <param name="Address">Where it is connected from; only for those who may see addresses.</param>
internal sealed record MemberSummary(
    string Name, string Via, string Dialect, DateTimeOffset Since, string? Account = null, bool? Unverified = null, string? Role = null, string? Address = null);

internal sealed record Renamed : ServerMessage
{
    public required string Name { get; init; }
}

internal sealed record Notice : ServerMessage
{
    public required string Text { get; init; }
}

internal sealed record Error : ServerMessage
{
    /// <summary>One of <see cref="ErrorCode"/>.</summary>
    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? Room { get; init; }

    public string? Nonce { get; init; }

    public int? RetryAfterMs { get; init; }
}

internal sealed record Pong : ServerMessage
{
    public DateTimeOffset At { get; init; }
}

internal sealed record Bye : ServerMessage
{
    /// <summary>One of <see cref="ErrorCode"/>, or <c>resumed_elsewhere</c>, <c>kicked</c> or <c>stalled</c>.</summary>
    public required string Reason { get; init; }

    public required string Message { get; init; }

    public int? RetryAfterMs { get; init; }
}

namespace Charla.Client;

/// <summary>A page of a room's log.</summary>
/// <param name="Room">The room.</param>
/// <param name="Events">The entries, by seq. A message is shown as it is now: edited, deleted, with its reactions.</param>
/// <param name="Head">The seq of the room's last entry.</param>
/// <param name="More">Whether there are others beyond this page, in the direction asked for.</param>
public sealed record HistoryResult(string Room, IReadOnlyList<RoomLogEvent> Events, long Head, bool More);

/// <summary>What a search found.</summary>
/// <param name="Query">What was searched for.</param>
/// <param name="Hits">Messages, the newest first.</param>
/// <param name="More">Whether there are others.</param>
/// <param name="Pending">Entries too new to be in the server's index yet, normally 0.</param>
public sealed record SearchResult(string Query, IReadOnlyList<MessageReceived> Hits, bool More, long Pending);

/// <summary>A room in the server's list.</summary>
/// <param name="Room">Its name.</param>
/// <param name="Head">The seq of its last entry.</param>
/// <param name="Read">How far the reader's mark has come.</param>
/// <param name="Unread">Entries after the mark.</param>
/// <param name="Topic">The topic, if any.</param>
/// <param name="MemberCount">How many are there.</param>
public sealed record RoomOverview(string Room, long Head, long Read, long Unread, string? Topic, int MemberCount);

/// <summary>Who is in a room.</summary>
/// <param name="Room">The room.</param>
/// <param name="Members">Those there, as many as the server lists.</param>
/// <param name="Count">How many are there.</param>
public sealed record MemberListing(string Room, IReadOnlyList<RoomMember> Members, int Count);

/// <summary>Somebody in a room.</summary>
/// <param name="Name">The name.</param>
/// <param name="Via">What they came by: <c>tcp</c>, <c>websocket</c> …</param>
/// <param name="Dialect">What they speak, as the server writes it.</param>
/// <param name="Since">Since when they have been connected, UTC.</param>
public sealed record RoomMember(string Name, string Via, string Dialect, DateTimeOffset Since)
{
    /// <summary>The account, in its folded form; null for a guest.</summary>
    public string? Account { get; init; }

    /// <summary>Whether the name is someone's own, and this member could not show that it is theirs.</summary>
    public bool Unverified { get; init; }
}

/// <summary>The limits that a server states.</summary>
/// <param name="MaxPayload">Bytes of the largest payload that a client may send.</param>
/// <param name="MaxFrame">Bytes of the largest payload that the server sends.</param>
/// <param name="MaxPage">Entries of the largest page of history.</param>
public sealed record ServerBounds(int MaxPayload, int MaxFrame, int MaxPage);

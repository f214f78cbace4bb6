namespace Charla.Client;

/// <summary>The client is in a room: joined, joined again after a reconnect, or brought there by a direct message.</summary>
/// <param name="Room">The room, as the server writes it.</param>
/// <param name="Head">The seq of the last entry of its log; 0 for a room where nothing was said yet, and in the plain dialect.</param>
/// <param name="Read">How far the reader's mark has come.</param>
/// <param name="Unread">Entries after the mark.</param>
/// <param name="Topic">The topic, if any.</param>
/// <param name="Members">Who is there, at most 1,000 names.</param>
/// <param name="MemberCount">How many are there.</param>
/// <param name="Rejoined">Whether the client did it on its own, after a reconnect.</param>
public sealed record RoomJoined(
    string Room,
    long Head,
    long Read,
    long Unread,
    string? Topic,
    IReadOnlyList<string> Members,
    int MemberCount,
    bool Rejoined) : ChatEvent;

/// <summary>The client is not in a room any more.</summary>
/// <param name="Room">The room.</param>
/// <param name="Code">
/// Null after <see cref="ChatClient.LeaveAsync"/>; <c>kicked</c> where somebody threw the client out; else the server's error code where it is not let in any more, or not back in after a reconnect.
/// </param>
public sealed record RoomLeft(string Room, string? Code) : ChatEvent;

/// <summary>What became of somebody in a room.</summary>
public enum PresenceChange
{
    /// <summary>Came in.</summary>
    Joined,

    /// <summary>Went away.</summary>
    Left,

    /// <summary>Goes by another name.</summary>
    Renamed,
}

/// <summary>Somebody came, went or took another name. May be missing under load.</summary>
/// <param name="Room">The room.</param>
/// <param name="Name">Who, by the new name where there is one.</param>
/// <param name="Change">What happened.</param>
/// <param name="FormerName">The old name of somebody who was renamed.</param>
public sealed record PresenceChanged(string Room, string Name, PresenceChange Change, string? FormerName) : ChatEvent;

/// <summary>Somebody began or stopped writing. May be missing under load: let it lapse after some seconds.</summary>
/// <param name="Room">The room.</param>
/// <param name="Name">Who.</param>
/// <param name="Typing">Whether they are writing.</param>
public sealed record TypingChanged(string Room, string Name, bool Typing) : ChatEvent;

/// <summary>The reader's mark moved, here or in another session of the same name.</summary>
/// <param name="Room">The room.</param>
/// <param name="Seq">Everything up to here has been read.</param>
/// <param name="Unread">Entries after it.</param>
public sealed record ReadMarkerMoved(string Room, long Seq, long Unread) : ChatEvent;

/// <summary>Entries of a room's log were passed over; <see cref="ChatClient.HistoryAsync"/> reads them.</summary>
/// <param name="Room">The room.</param>
/// <param name="From">The first seq that is missing.</param>
/// <param name="To">The last one.</param>
public sealed record GapReported(string Room, long From, long To) : ChatEvent;

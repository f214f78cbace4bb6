using System.Text.Json;

namespace Charla.Client;

/// <summary>Something that lasts: one entry of a room's log.</summary>
/// <remarks>
/// In <see cref="ChatClient.Events"/> the entries of a room come in the order of <see cref="Seq"/>, without gaps and without repeats, whatever
/// happens to the connection; where some were passed over, <see cref="GapReported"/> says which.
/// </remarks>
/// <param name="Room">The room, as the server writes it; a direct message's room is <c>@</c> and the other's name.</param>
/// <param name="Seq">The place in the room's log: 1, 2, 3 …</param>
/// <param name="From">Whose doing it is.</param>
/// <param name="At">When the server accepted it, UTC, in milliseconds.</param>
public abstract record RoomLogEvent(string Room, long Seq, string From, DateTimeOffset At) : ChatEvent;

/// <summary>A message.</summary>
/// <param name="Room">The room.</param>
/// <param name="Seq">The place of the message in the room's log.</param>
/// <param name="From">Who said it.</param>
/// <param name="At">When the server accepted it, UTC.</param>
/// <param name="Text">What was said; one that begins with <c>/me </c> is what its author does.</param>
public sealed record MessageReceived(string Room, long Seq, string From, DateTimeOffset At, string Text) : RoomLogEvent(Room, Seq, From, At)
{
    /// <summary>What its sender chose to recognise it by; for one's own messages <see cref="PendingSend.Nonce"/>.</summary>
    public string? Nonce { get; init; }

    /// <summary>The seq of the message that it answers.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>The account under which it was sent, in its folded form; null for a guest.</summary>
    public string? Account { get; init; }

    /// <summary>Whether the name is someone's own, and whoever sent this could not show that it is theirs.</summary>
    public bool Unverified { get; init; }

    /// <summary>What a program attached.</summary>
    public JsonElement? Attachment { get; init; }

    /// <summary>When the text was last replaced; null where it never was.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whether it was deleted since: then the text is empty.</summary>
    public bool Deleted { get; init; }

    /// <summary>Emoji to the names of those who reacted with it. Filled in by <see cref="ChatClient.HistoryAsync"/>; empty in <see cref="ChatClient.Events"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Reactions { get; init; } = EmptyReactions;

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> EmptyReactions { get; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>A message's text was replaced.</summary>
/// <param name="Room">The room.</param>
/// <param name="Seq">The place of the edit in the room's log.</param>
/// <param name="From">Whose doing it is.</param>
/// <param name="At">When the server accepted it, UTC.</param>
/// <param name="Target">The seq of the message.</param>
/// <param name="Text">Its text from now on.</param>
public sealed record MessageEdited(string Room, long Seq, string From, DateTimeOffset At, long Target, string Text) : RoomLogEvent(Room, Seq, From, At);

/// <summary>A message was deleted.</summary>
/// <param name="Room">The room.</param>
/// <param name="Seq">The place of the deletion in the room's log.</param>
/// <param name="From">Whose doing it is.</param>
/// <param name="At">When the server accepted it, UTC.</param>
/// <param name="Target">The seq of the message.</param>
public sealed record MessageDeleted(string Room, long Seq, string From, DateTimeOffset At, long Target) : RoomLogEvent(Room, Seq, From, At);

/// <summary>Somebody reacted to a message, or took the reaction back.</summary>
/// <param name="Room">The room.</param>
/// <param name="Seq">The place of the reaction in the room's log.</param>
/// <param name="From">Whose doing it is.</param>
/// <param name="At">When the server accepted it, UTC.</param>
/// <param name="Target">The seq of the message.</param>
/// <param name="Emoji">With what.</param>
/// <param name="Added">False where the reaction was taken back.</param>
public sealed record MessageReacted(string Room, long Seq, string From, DateTimeOffset At, long Target, string Emoji, bool Added) : RoomLogEvent(Room, Seq, From, At);

/// <summary>A room has another topic.</summary>
/// <param name="Room">The room.</param>
/// <param name="Seq">The place of the change in the room's log.</param>
/// <param name="From">Whose doing it is.</param>
/// <param name="At">When the server accepted it, UTC.</param>
/// <param name="Topic">The topic from now on; empty for none.</param>
public sealed record TopicChanged(string Room, long Seq, string From, DateTimeOffset At, string Topic) : RoomLogEvent(Room, Seq, From, At);

/// <summary>Something was done to keep order in a room.</summary>
/// <param name="Room">The room; of a renaming still under the old name, later entries have the new one.</param>
/// <param name="Seq">The place of the act in the room's log.</param>
/// <param name="From">Whose doing it is.</param>
/// <param name="At">When the server accepted it, UTC.</param>
/// <param name="Act">What, as the protocol names it: <c>kick</c>, <c>ban</c>, <c>mute</c>, <c>role</c>, <c>rename</c>, <c>settings</c> and others.</param>
public sealed record RoomModerated(string Room, long Seq, string From, DateTimeOffset At, string Act) : RoomLogEvent(Room, Seq, From, At)
{
    /// <summary>To whom; null where it was the room or an address.</summary>
    public string? Who { get; init; }

    /// <summary>What they are from now on: <c>owner</c>, <c>moderator</c> or <c>member</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Why, where a reason was given.</summary>
    public string? Reason { get; init; }

    /// <summary>When it ends, UTC; null for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the room is called from the next entry on, where it was renamed.</summary>
    public string? NewName { get; init; }

    /// <summary>A sentence that tells it, in Spanish, without its full stop.</summary>
    public string Spanish { get; init; } = "";

    /// <summary>A sentence that tells it, in English, without its full stop.</summary>
    public string English { get; init; } = "";
}

using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The durable, ordered log behind every room: the truth of which memory is a cache. Safe for use from any thread.</summary>
/// <remarks>Nothing above this port may assume that this process is the only writer: the log assigns every <c>seq</c>.</remarks>
internal interface IRoomLog : IAsyncDisposable
{
    /// <summary>The room of that key, or null where there is none.</summary>
    ValueTask<RoomRecord?> FindRoomAsync(string key);

    /// <summary>The room of that key, made where there was none, and then the account's where one is given. Durable when it completes.</summary>
    ValueTask<RoomRecord> OpenRoomAsync(string key, string name, string? owner = null);

    /// <summary>How many rooms there are, direct ones included.</summary>
    ValueTask<int> CountRoomsAsync();

    /// <summary>The public rooms by name, and the direct ones of <paramref name="person"/> (folded) where given; at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<RoomRecord>> ListRoomsAsync(string? person, int limit);

    /// <summary>Appends a batch to one room, in order. Completes when all of it is on disk; may continue on the log's own thread, so be short.</summary>
    /// <returns>One outcome for each entry.</returns>
    /// <exception cref="LogUnavailableException">Nothing of the batch happened.</exception>
    Task<IReadOnlyList<AppendOutcome>> AppendAsync(RoomRecord room, IReadOnlyList<LogEntry> batch);

    /// <summary>Events with <c>after &lt; seq ≤ upTo</c>, in order, as many as the limits allow; at least one where there is one.</summary>
    ValueTask<IReadOnlyList<RoomEvent>> ReadAsync(RoomRecord room, long after, long upTo, int limit, int maxBytes);

    /// <summary>The last events with <c>after &lt; seq &lt; before</c>, in order of seq, as many as the limits allow.</summary>
    ValueTask<IReadOnlyList<RoomEvent>> ReadBackAsync(RoomRecord room, long before, long after, int limit, int maxBytes);

    /// <summary>Adds to the messages of a page who reacted to them and how.</summary>
    ValueTask<IReadOnlyList<RoomEvent>> WithReactionsAsync(RoomRecord room, IReadOnlyList<RoomEvent> page);

    /// <summary>The first seq accepted at or after a time; head + 1 where there is none.</summary>
    ValueTask<long> FirstSeqSinceAsync(RoomRecord room, DateTimeOffset time);

    ValueTask<SearchPage> SearchAsync(SearchQuery query);

    /// <summary>How far someone has read, by the number of the room; nothing for rooms of which nothing is known.</summary>
    ValueTask<IReadOnlyDictionary<long, long>> ReadMarkersAsync(string reader);

    /// <summary>Folded names that lead to a room of another key, by name: what rooms were called when they were called otherwise.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> RoomNamesAsync();

    /// <summary>The rooms that do not keep everything.</summary>
    ValueTask<IReadOnlyList<RoomRecord>> ListLimitedRoomsAsync();

    /// <summary>The first seq that a room keeps by its limits, of what is older than <paramref name="settled"/>; that which it has now where none says otherwise.</summary>
    ValueTask<long> FirstToKeepAsync(RoomRecord room, Retention keep, DateTimeOffset settled);

    /// <summary>Lets nobody read events before a seq any more, and removes some of them.</summary>
    /// <returns>Whether there are others to be removed.</returns>
    Task<bool> ForgetAsync(RoomRecord room, long first, int limit);

    /// <summary>Writes down an act of which no room's event tells. Completes when it is on disk.</summary>
    Task WriteAuditAsync(AuditNote note);

    /// <summary>What was written down, the newest first: of one room, or of all and the server where it is null.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> ReadAuditAsync(RoomRecord? room, long before, int limit);

    /// <summary>Moves a read marker, never back. Completes when it is on disk.</summary>
    Task MoveReadMarkerAsync(RoomRecord room, string reader, long seq);

    /// <summary>Writes something of no meaning. Completes when it is on disk: so the log can be written.</summary>
    /// <exception cref="LogUnavailableException">It can't.</exception>
    Task ProbeAsync() => Task.CompletedTask;

    /// <summary>A secret of this data folder, of 32 bytes; made at first use.</summary>
    ValueTask<byte[]> SecretAsync();
}

/// <summary>A room as the log knows it.</summary>
/// <param name="Id">The log's own number for it.</param>
/// <param name="Key">The folded name that it was made under, which it keeps whatever it is called later; for a direct message <c>@ana|luis</c>, both folded and sorted.</param>
/// <param name="Name">The name as it is written now.</param>
/// <param name="Head">The last seq when it was read.</param>
/// <param name="Topic">The last topic when it was read.</param>
internal sealed record RoomRecord(long Id, string Key, string Name, long Head, string? Topic)
{
    /// <summary>How it was set when it was read.</summary>
    public RoomRules Rules { get; init; } = RoomRules.Open;
}

/// <summary>Something that is to last, not yet numbered.</summary>
/// <param name="Event">The event; its <c>Seq</c> and <c>At</c> are the log's to set.</param>
/// <param name="Author">Who may edit and delete it later, and whose nonces these are; 0 for those who can't (plain clients).</param>
/// <param name="Overrules">May delete what someone else has written.</param>
/// <param name="Change">What it changes about the room.</param>
/// <param name="Audit">What is written down of it, with it; of a deletion only where it overrules.</param>
internal readonly record struct LogEntry(RoomEvent Event, long Author, bool Overrules = false, RoomChange? Change = null, AuditNote? Audit = null)
{
    /// <summary>Whether a message was written by whom this entry is from: in the same session, or under the same account.</summary>
    public bool IsBy(long author, string? account) => author == Author || (account is not null && account == Event.Account);
}

/// <summary>What became of an entry: it was appended, or its nonce had been seen, or it was refused.</summary>
/// <param name="Event">The event with its place; null where the entry was a repeat or refused.</param>
/// <param name="Seq">Its place, or the place that the first of its kind was given.</param>
/// <param name="At">When that was.</param>
/// <param name="Refusal">An error code where it was refused.</param>
internal readonly record struct AppendOutcome(RoomEvent? Event, long Seq, DateTimeOffset At, string? Refusal = null)
{
    /// <summary>The entry's nonce had been seen: nothing was appended.</summary>
    public bool IsRepeat => Event is null && Refusal is null;
}

/// <param name="Text">What the person typed.</param>
/// <param name="Rooms">Where to look.</param>
/// <param name="From">Only what this person wrote; null for all.</param>
/// <param name="Before">Only events before this seq; needs a single room.</param>
/// <param name="Limit">Most hits.</param>
internal sealed record SearchQuery(string Text, IReadOnlyList<SearchScope> Rooms, string? From, long? Before, int Limit);

/// <summary>A room to search, from the first event after <c>Floor</c> on: earlier ones are not this reader's to see.</summary>
internal readonly record struct SearchScope(RoomRecord Room, long Floor);

/// <param name="Hits">The newest first.</param>
/// <param name="More">Whether there are others.</param>
/// <param name="Pending">Events not looked at, because the index has not come to them yet.</param>
internal sealed record SearchPage(IReadOnlyList<MessageEvent> Hits, bool More, long Pending);

/// <summary>The log can't be written or read just now. Nothing of what was asked happened.</summary>
internal sealed class LogUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

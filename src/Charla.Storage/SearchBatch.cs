using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>What the search index is given at once: the next events of a room, with each edit replaced by the message as it is now.</summary>
internal static class SearchBatch
{
    private const int MaxEvents = 2_000;
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Events with <c>after &lt; seq ≤ upTo</c>, as many as one transaction of the index takes.</summary>
    public static IReadOnlyList<RoomEvent> Read(Database log, RoomRecord room, long after, long upTo) =>
        [.. LogReader.Read(log, room, after, upTo, MaxEvents, MaxBytes).Select(@event => Current(log, room, @event))];

    private static RoomEvent Current(Database log, RoomRecord room, RoomEvent @event) =>
        @event is EditedEvent edited && LogReader.Find(log, room, edited.Target) is MessageEvent now ? new Reindexed(now, edited.Seq) : @event;
}

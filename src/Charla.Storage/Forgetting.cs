using Charla.Core;
using Charla.Core.Permissions;

namespace Charla.Storage;

/// <summary>How a room's oldest events are found and removed. Its head stays, emptied, for it is by its place that the next event is numbered.</summary>
internal static class Forgetting
{
    /// <summary>The first seq to be kept: of what the limits let go, that which is older than <paramref name="settled"/>.</summary>
    public static long FirstToKeep(Database database, RoomRecord room, Retention keep, DateTimeOffset settled, DateTimeOffset now)
    {
        (long head, long first) = (LogReader.Head(database, room.Id), LogReader.First(database, room.Id));
        long wanted = first;
        if (keep.Days > 0)
        {
            wanted = Math.Max(wanted, LogReader.FirstSince(database, room, now - TimeSpan.FromDays(keep.Days)));
        }

        if (keep.Count > 0)
        {
            wanted = Math.Max(wanted, head - keep.Count + 1);
        }

        if (keep.Bytes > 0)
        {
            wanted = Math.Max(wanted, FirstWithin(database, room, keep.Bytes, first));
        }

        return wanted == first ? first : Math.Max(first, Math.Min(wanted, LogReader.FirstSince(database, room, settled)));
    }

    /// <summary>Lets nobody read events before a seq any more, and removes some of them; tells whether there are others.</summary>
    public static bool Forget(Database database, RoomRecord room, long first, int limit)
    {
        database.Prepare("UPDATE rooms SET first = max(first, ?2) WHERE id = ?1").Bind(1, room.Id).Bind(2, first).Run();
        long head = Schema.Place(room.Id, LogReader.Head(database, room.Id));
        long end = Math.Min(Schema.Place(room.Id, first), head) - 1;
        Statement oldest = database.Prepare("SELECT min(place) FROM events WHERE place BETWEEN ?1 AND ?2").Bind(1, Schema.Place(room.Id, 1)).Bind(2, end);
        long? from = oldest.Step() ? oldest.OptionalLong(0) : null;
        oldest.Reset();
        if (from is { } begin)
        {
            long upTo = Math.Min(end, begin + limit - 1);
            database.Prepare("DELETE FROM reactions WHERE place BETWEEN ?1 AND ?2").Bind(1, begin).Bind(2, upTo).Run();
            database.Prepare("DELETE FROM events WHERE place BETWEEN ?1 AND ?2").Bind(1, begin).Bind(2, upTo).Run();
            return upTo < end || Empty(database, first, head);
        }

        return Empty(database, first, head);
    }

    /// <summary>A head that is not to be read any more is left as a deleted message of nobody's. False, for then nothing is left to do.</summary>
    private static bool Empty(Database database, long first, long head)
    {
        if (Schema.SeqOf(head) is > 0 and var seq && seq < first)
        {
            database.Prepare("UPDATE events SET kind = 1, sender = '', text = '', data = NULL, account = NULL, target = NULL, flags = 2 WHERE place = ?1").Bind(1, head).Run();
            database.Prepare("DELETE FROM reactions WHERE place = ?1").Bind(1, head).Run();
        }

        return false;
    }

    /// <summary>The first of the latest events that have so many bytes together, and no more.</summary>
    private static long FirstWithin(Database database, RoomRecord room, long bytes, long first)
    {
        Statement read = database.Prepare($"SELECT place, {LogReader.RowBytes} + coalesce(length(CAST(text AS BLOB)), 0) + coalesce(length(CAST(data AS BLOB)), 0) FROM events WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC")
            .Bind(1, Schema.Place(room.Id, first)).Bind(2, Schema.Place(room.Id + 1, 0) - 1);
        while (read.Step())
        {
            bytes -= read.Long(1);
            if (bytes < 0)
            {
                first = Schema.SeqOf(read.Long(0)) + 1;
                read.Reset();
                break;
            }
        }

        return first;
    }
}

using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>What is read from the log, each with one statement over the order in which rows lie.</summary>
internal static class LogReader
{
    /// <summary>What an event counts beside its text.</summary>
    public const int RowBytes = 100;

    public static long Head(Database database, long room)
    {
        Statement read = database.Prepare("SELECT max(place) FROM events WHERE place BETWEEN ?1 AND ?2")
            .Bind(1, Schema.Place(room, 0)).Bind(2, Schema.Place(room + 1, 0) - 1);
        long head = read.Step() && read.OptionalLong(0) is { } place ? Schema.SeqOf(place) : 0;
        read.Reset();
        return head;
    }

    /// <summary>The first seq that may be read.</summary>
    public static long First(Database database, long room)
    {
        Statement read = database.Prepare("SELECT first FROM rooms WHERE id = ?1").Bind(1, room);
        long first = read.Step() ? read.Long(0) : 1;
        read.Reset();
        return first;
    }

    /// <summary>Events after a seq, in order.</summary>
    public static IReadOnlyList<RoomEvent> Read(Database database, RoomRecord room, long after, long upTo, int limit, int maxBytes)
    {
        Statement read = database.Prepare($"SELECT {EventRows.Columns} FROM events WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT ?3")
            .Bind(1, Schema.Place(room.Id, after) + 1).Bind(2, Schema.Place(room.Id, upTo)).Bind(3, limit);
        return Page(read, room, maxBytes);
    }

    /// <summary>The last events before a seq, in order of seq all the same.</summary>
    public static IReadOnlyList<RoomEvent> ReadBack(Database database, RoomRecord room, long before, long after, int limit, int maxBytes)
    {
        Statement read = database.Prepare($"SELECT {EventRows.Columns} FROM events WHERE place BETWEEN ?1 AND ?2 ORDER BY place DESC LIMIT ?3")
            .Bind(1, Schema.Place(room.Id, after) + 1).Bind(2, Schema.Place(room.Id, before) - 1).Bind(3, limit);
        List<RoomEvent> page = Page(read, room, maxBytes);
        page.Reverse();
        return page;
    }

    /// <summary>One event, or null.</summary>
    public static RoomEvent? Find(Database database, RoomRecord room, long seq) => Read(database, room, seq - 1, seq, 1, int.MaxValue) is [RoomEvent only] ? only : null;

    /// <summary>Adds who reacted to the messages of a page, and how.</summary>
    public static IReadOnlyList<RoomEvent> WithReactions(Database database, RoomRecord room, IReadOnlyList<RoomEvent> page)
    {
        if (page.Count == 0)
        {
            return page;
        }

        Statement read = database.Prepare("SELECT place, emoji, name FROM reactions WHERE place BETWEEN ?1 AND ?2 ORDER BY place, emoji, name")
            .Bind(1, Schema.Place(room.Id, page[0].Seq)).Bind(2, Schema.Place(room.Id, page[^1].Seq));
        Dictionary<long, Dictionary<string, IReadOnlyList<string>>> found = [];
        while (read.Step())
        {
            long seq = Schema.SeqOf(read.Long(0));
            Dictionary<string, IReadOnlyList<string>> reactions = found.TryGetValue(seq, out var known) ? known : found[seq] = [];
            string emoji = read.Text(1);
            reactions[emoji] = [.. reactions.GetValueOrDefault(emoji, []), read.Text(2)];
        }

        return found.Count == 0 ? page : [.. page.Select(e => e is MessageEvent said && found.TryGetValue(e.Seq, out var reactions) ? said with { Reactions = reactions } : e)];
    }

    /// <summary>The first seq accepted at or after a time, found by halving: times rise with seq.</summary>
    public static long FirstSince(Database database, RoomRecord room, DateTimeOffset time)
    {
        long wanted = time.ToUnixTimeMilliseconds();
        (long low, long high) = (First(database, room.Id), Head(database, room.Id) + 1);
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            Statement read = database.Prepare("SELECT at FROM events WHERE place = ?1").Bind(1, Schema.Place(room.Id, middle));
            bool isBefore = read.Step() && read.Long(0) < wanted;
            read.Reset();
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public static IReadOnlyDictionary<long, long> ReadMarkers(Database database, string reader)
    {
        Statement read = database.Prepare("SELECT room, seq FROM reads WHERE reader = ?1").Bind(1, reader);
        Dictionary<long, long> markers = [];
        while (read.Step())
        {
            markers[read.Long(0)] = read.Long(1);
        }

        return markers;
    }

    private static List<RoomEvent> Page(Statement read, RoomRecord room, int maxBytes)
    {
        List<RoomEvent> page = [];
        int bytes = 0;
        while (read.Step())
        {
            bytes += RowBytes + read.Bytes(6) + read.Bytes(7);
            if (page.Count > 0 && bytes > maxBytes)
            {
                read.Reset();
                break;
            }

            page.Add(EventRows.Read(read, room.Name));
        }

        return page;
    }
}

using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage.Transfer;

/// <summary>One room of a data folder as it stands at one moment, whether or not a server goes on writing: read page by page, for it may be long.</summary>
internal sealed class RoomSnapshot : IDisposable
{
    private const int PageEvents = 1_000;
    private const int PageBytes = 1024 * 1024;

    private readonly FolderLock? _held;
    private readonly Database _database;
    private readonly RoomRecord _room;

    private RoomSnapshot(FolderLock? held, Database database, RoomRecord room) => (_held, _database, _room) = (held, database, room);

    public RoomHeader Header
    {
        get
        {
            Statement read = _database.Prepare("SELECT created_at, (SELECT count(*) FROM events WHERE place BETWEEN ?2 AND ?3) FROM rooms WHERE id = ?1")
                .Bind(1, _room.Id).Bind(2, Schema.Place(_room.Id, 0)).Bind(3, Schema.Place(_room.Id, _room.Head));
            read.Step();
            RoomHeader header = new(_room.Name, _room.Topic, DateTimeOffset.FromUnixTimeMilliseconds(read.Long(0)), read.Long(1));
            read.Reset();
            return header;
        }
    }

    /// <summary>Opens a room for reading; null where there is none of that key.</summary>
    /// <exception cref="LogUnavailableException">The log can't be read.</exception>
    public static RoomSnapshot? Open(string folder, string key)
    {
        FolderLock? held = FolderLock.TryTake(folder);
        Database? database = null;
        try
        {
            string path = Path.Combine(folder, SqliteRoomLog.DatabaseName);
            if (held is not null)
            {
                // Nobody else is there to bring it up to date.
                using Database log = Database.Open(path);
                Schema.Prepare(log, path);
            }

            database = Database.Open(path, readOnly: true);

            // What is read once stays as it is until the end, however much is written.
            database.Run("BEGIN");
            if (RoomRows.FindRoom(database, RoomRows.KeyOf(database, key)) is { } room)
            {
                RoomSnapshot snapshot = new(held, database, room);
                (held, database) = (null, null);
                return snapshot;
            }

            return null;
        }
        finally
        {
            database?.Dispose();
            held?.Dispose();
        }
    }

    /// <summary>The events in order, each with the number that the log knows its author by, 0 for nobody's.</summary>
    public IEnumerable<(RoomEvent Event, long Author)> Events()
    {
        for (long after = _room.Rules.First - 1; after < _room.Head;)
        {
            IReadOnlyList<RoomEvent> page = LogReader.Read(_database, _room, after, _room.Head, PageEvents, PageBytes);
            Dictionary<long, long> authors = Authors(page);
            foreach (RoomEvent @event in page)
            {
                yield return (@event, authors[@event.Seq]);
            }

            after = page.Count == 0 ? _room.Head : page[^1].Seq;
        }
    }

    /// <summary>The events in order, messages with who reacted to them and how.</summary>
    public IEnumerable<RoomEvent> WithReactions() => Events().Select(entry => entry.Event).Chunk(PageEvents).SelectMany(page => LogReader.WithReactions(_database, _room, page));

    public void Dispose()
    {
        _database.Dispose();
        _held?.Dispose();
    }

    private Dictionary<long, long> Authors(IReadOnlyList<RoomEvent> page)
    {
        Dictionary<long, long> authors = [];
        if (page.Count > 0)
        {
            Statement read = _database.Prepare("SELECT place, author FROM events WHERE place BETWEEN ?1 AND ?2")
                .Bind(1, Schema.Place(_room.Id, page[0].Seq)).Bind(2, Schema.Place(_room.Id, page[^1].Seq));
            while (read.Step())
            {
                authors[Schema.SeqOf(read.Long(0))] = read.Long(1);
            }
        }

        return authors;
    }
}

using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>The index as a row of FTS5 tables, each over so many messages in the order in which they came. A message's place is its row.</summary>
/// <remarks>
/// A search goes from the newest part back and stops when it has enough, so its cost is that of a part and not of the whole log; and what
/// FTS5 merges in the background is never more than a part. A part is as large as it may be for the commonest words to be found in it in
/// time: a rare word is looked for in all of them, and each costs some reads of the disk. For the same reason a full part is merged into
/// one piece, a little at a time. The tables hold no text, only words: text is read from the log.
/// </remarks>
internal sealed class SearchParts
{
    /// <summary>Messages in a part, unless told otherwise.</summary>
    public const int DefaultMessagesPerPart = 2_000_000;

    private const int Version = 3;
    private const int MergePages = 500;
    private const int ForgetAtOnce = 500;

    private readonly Database _database;
    private readonly int _messagesPerPart;
    private long _part;
    private long _count;

    public SearchParts(Database database, int messagesPerPart = DefaultMessagesPerPart)
    {
        (_database, _messagesPerPart) = (database, messagesPerPart);
        database.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        long version = database.Scalar("PRAGMA user_version") ?? 0;
        if (version == 0)
        {
            database.Run($"""
                BEGIN; CREATE TABLE cursors (room INTEGER PRIMARY KEY, seq INTEGER NOT NULL);
                CREATE TABLE parts (id INTEGER PRIMARY KEY, messages INTEGER NOT NULL, merged INTEGER NOT NULL DEFAULT 0); PRAGMA user_version = {Version}; COMMIT;
                """);
        }
        else if (version != Version)
        {
            throw new LogUnavailableException("the search index is of another version");
        }

        Schema.Check(database);
        _part = database.Scalar("SELECT max(id) FROM parts") ?? 0;
        _count = database.Scalar("SELECT messages FROM parts ORDER BY id DESC LIMIT 1") ?? messagesPerPart;
    }

    /// <summary>The last seq of a room that is in the index.</summary>
    public long Cursor(long room)
    {
        Statement read = _database.Prepare("SELECT seq FROM cursors WHERE room = ?1").Bind(1, room);
        long seq = read.Step() ? read.Long(0) : 0;
        read.Reset();
        return seq;
    }

    /// <summary>Adds a batch of one room's events in one transaction, or nothing of it.</summary>
    public void Index(long room, IReadOnlyList<RoomEvent> batch)
    {
        (long part, long count) = (_part, _count);
        _database.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (RoomEvent @event in batch)
            {
                Index(room, @event);
            }

            _database.Prepare("INSERT INTO cursors VALUES (?1, ?2) ON CONFLICT (room) DO UPDATE SET seq = excluded.seq").Bind(1, room).Bind(2, batch[^1].Seq).Run();
            _database.Prepare("UPDATE parts SET messages = ?2 WHERE id = ?1").Bind(1, _part).Bind(2, _count).Run();
            _database.Run("COMMIT");
        }
        catch
        {
            (_part, _count) = (part, count);
            if (!_database.IsAutocommit)
            {
                _database.Run("ROLLBACK");
            }

            throw;
        }
    }

    /// <summary>Removes some of a room's messages from before a seq; false where there are none left.</summary>
    public bool Forget(long room, long first)
    {
        for (long part = 1; part <= _part; part++)
        {
            List<long> places = PlacesIn(part, Schema.Place(room, 0), Schema.Place(room, first) - 1);
            if (places.Count > 0)
            {
                _database.Run("BEGIN IMMEDIATE");
                places.ForEach(place => _database.Prepare($"DELETE FROM part_{part} WHERE rowid = ?1").Bind(1, place).Run());
                _database.Run("COMMIT");
                return true;
            }
        }

        return false;
    }

    private List<long> PlacesIn(long part, long from, long upTo)
    {
        Statement find = _database.Prepare($"SELECT id FROM part_{part}_docsize WHERE id BETWEEN ?1 AND ?2 LIMIT {ForgetAtOnce}").Bind(1, from).Bind(2, upTo);
        List<long> places = [];
        while (find.Step())
        {
            places.Add(find.Long(0));
        }

        return places;
    }

    /// <summary>Goes on, a little, to make one piece of a full part; false where no full part is in pieces.</summary>
    public bool Merge()
    {
        if (_database.Scalar("SELECT min(id) FROM parts WHERE merged = 0 AND id < (SELECT max(id) FROM parts)") is not { } part)
        {
            return false;
        }

        // FTS5 says that nothing was left to do by changing next to nothing; a negative number aims at a single piece.
        int before = _database.TotalChanges;
        _database.Run($"INSERT INTO part_{part} (part_{part}, rank) VALUES ('merge', -{MergePages})");
        if (_database.TotalChanges - before < 2)
        {
            _database.Prepare("UPDATE parts SET merged = 1 WHERE id = ?1").Bind(1, part).Run();
        }

        return true;
    }

    /// <summary>The places of the newest messages that match, from the newest part back.</summary>
    public static IReadOnlyList<long> Find(Database database, string match, SearchQuery query, int limit)
    {
        HashSet<long> places = [];
        for (long part = database.Scalar("SELECT max(id) FROM parts") ?? 0; part > 0 && places.Count < limit; part--)
        {
            foreach (SearchScope scope in query.Rooms)
            {
                places.UnionWith(FindInPart(database, part, match, scope, query.Before ?? long.MaxValue, limit));
            }
        }

        return [.. places];
    }

    private static List<long> FindInPart(Database database, long part, string match, SearchScope scope, long before, int limit)
    {
        Statement find = database.Prepare($"SELECT rowid FROM part_{part} WHERE part_{part} MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC LIMIT ?4")
            .Bind(1, match).Bind(2, Schema.Place(scope.Room.Id, scope.Floor) + 1).Bind(3, Schema.Place(scope.Room.Id, before) - 1).Bind(4, limit);
        List<long> places = [];
        while (find.Step())
        {
            places.Add(find.Long(0));
        }

        return places;
    }

    private void Index(long room, RoomEvent @event)
    {
        switch (@event)
        {
            case MessageEvent { Deleted: not true } said:
                Insert(NextPart(), Schema.Place(room, said.Seq), said);
                break;
            case Reindexed { Message: var message }:
                if (Remove(Schema.Place(room, message.Seq)) is { } part && message.Deleted is not true)
                {
                    Insert(part, Schema.Place(room, message.Seq), message);
                }

                break;
            case DeletedEvent deleted:
                Remove(Schema.Place(room, deleted.Target));
                break;
        }
    }

    private void Insert(long part, long place, MessageEvent said) =>
        _database.Prepare($"INSERT INTO part_{part} (rowid, text, sender) VALUES (?1, ?2, ?3)").Bind(1, place).Bind(2, said.Text).Bind(3, SearchExpression.SenderWord(said.From)).Run();

    /// <summary>Takes a message out of whatever part it is in; returns that part.</summary>
    private long? Remove(long place)
    {
        for (long part = _part; part > 0; part--)
        {
            Statement find = _database.Prepare($"SELECT 1 FROM part_{part}_docsize WHERE id = ?1").Bind(1, place);
            bool isHere = find.Step();
            find.Reset();
            if (isHere)
            {
                _database.Prepare($"DELETE FROM part_{part} WHERE rowid = ?1").Bind(1, place).Run();
                return part;
            }
        }

        return null;
    }

    private long NextPart()
    {
        if (_count >= _messagesPerPart)
        {
            (_part, _count) = (_part + 1, 0);
            _database.Prepare("INSERT INTO parts (id, messages) VALUES (?1, 0)").Bind(1, _part).Run();
            _database.Run($"CREATE VIRTUAL TABLE part_{_part} USING fts5(text, sender, content = '', contentless_delete = 1, prefix = '2 3', tokenize = \"unicode61 remove_diacritics 2\")");
        }

        _count++;
        return _part;
    }
}

/// <summary>A message to be indexed again as it is now, in the place of the edit that changed it.</summary>
internal sealed record Reindexed : RoomEvent
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public Reindexed(MessageEvent message, long seq)
    {
        (Message, Room, From, Seq) = (message, message.Room, message.From, seq);
    }

    public MessageEvent Message { get; }
}

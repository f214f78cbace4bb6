using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Charla.Core;
using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>The log in one folder: <c>charla.db</c> holds the truth, <c>search.db</c> an index that can be made again from it.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "The whole port in one place: it knows all that is kept by duty.")]
internal sealed class SqliteRoomLog : IRoomLog
{
    public const string DatabaseName = "charla.db";
    public const string SearchName = "search.db";

    private const int Readers = 4;
    private const int ReaderCacheKiB = 8_192;

    private readonly string _path;
    private readonly LogWriter _writer;
    private readonly ReaderPool _readers;
    private readonly SearchIndex _search;
    private readonly FolderLock _lock;
    private readonly TimeProvider _time;

    // The writer's: read and changed on its thread alone.
    private readonly Dictionary<long, long> _heads = [];

    private SqliteRoomLog(string folder, FolderLock held, IChatJournal journal, TimeProvider time, int messagesPerPart)
    {
        (_path, _lock, _time) = (Path.Combine(folder, DatabaseName), held, time);
        using (Database database = Database.Open(_path))
        {
            Schema.Prepare(database, _path);
        }

        _readers = new ReaderPool(_path, Readers, ReaderCacheKiB);
        _search = SearchIndex.Open(Path.Combine(folder, SearchName), _readers, journal, time, messagesPerPart);
        _writer = new LogWriter(_path, journal);
    }

    /// <summary>Opens the log in a folder, which is made where it is missing. One process at a time has it.</summary>
    /// <exception cref="LogUnavailableException">The folder can't be written, is in use, or its database is damaged.</exception>
    /// <param name="folder">The folder.</param>
    /// <param name="journal">Told what goes wrong.</param>
    /// <param name="time">The clock.</param>
    /// <param name="messagesPerPart">Messages in a part of the search index.</param>
    /// <param name="held">The folder's lock where the caller has it; the log's from here on.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The log owns its lock from here on.")]
    public static SqliteRoomLog Open(string folder, IChatJournal journal, TimeProvider time, int messagesPerPart = SearchParts.DefaultMessagesPerPart, FolderLock? held = null)
    {
        try
        {
            held ??= FolderLock.Take(folder);
            return new SqliteRoomLog(folder, held, journal, time, messagesPerPart);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LogUnavailableException)
        {
            held?.Dispose();
            throw new LogUnavailableException(failure is LogUnavailableException ? $"{Path.Combine(folder, DatabaseName)}: {failure.Message}" : failure.Message, failure);
        }
    }

    public ValueTask<RoomRecord?> FindRoomAsync(string key) => _readers.ReadAsync(database => RoomRows.FindRoom(database, key));

    public async ValueTask<RoomRecord> OpenRoomAsync(string key, string name, string? owner = null) =>
        await FindRoomAsync(key) ?? await WriteAsync(database => RoomRows.Make(database, key, name, owner, _time.GetUtcNow()));

    public ValueTask<IReadOnlyDictionary<string, string>> RoomNamesAsync() => _readers.ReadAsync(RoomRows.Names);

    public ValueTask<IReadOnlyList<RoomRecord>> ListLimitedRoomsAsync() => _readers.ReadAsync(RoomRows.ListLimitedRooms);

    public ValueTask<long> FirstToKeepAsync(RoomRecord room, Retention keep, DateTimeOffset settled) =>
        _readers.ReadAsync(database => Forgetting.FirstToKeep(database, room, keep, settled, _time.GetUtcNow()));

    public async Task<bool> ForgetAsync(RoomRecord room, long first, int limit)
    {
        bool more = await WriteAsync(database => Forgetting.Forget(database, room, first, limit));
        _search.Forget(room, first);
        return more;
    }

    public Task WriteAuditAsync(AuditNote note) => WriteAsync(database => AuditRows.Insert(database, null, note, _time.GetUtcNow()));

    public ValueTask<IReadOnlyList<AuditEntry>> ReadAuditAsync(RoomRecord? room, long before, int limit) => _readers.ReadAsync(database => AuditRows.Read(database, room?.Id, before, limit));

    public ValueTask<int> CountRoomsAsync() => _readers.ReadAsync(RoomRows.CountRooms);

    public ValueTask<IReadOnlyList<RoomRecord>> ListRoomsAsync(string? person, int limit) => _readers.ReadAsync(database => RoomRows.ListRooms(database, person, limit));

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(RoomRecord room, IReadOnlyList<LogEntry> batch)
    {
        AppendWrite write = new(room, batch, _heads, _search, _time);
        _writer.Enqueue(write);
        return write.Task;
    }

    public ValueTask<IReadOnlyList<RoomEvent>> ReadAsync(RoomRecord room, long after, long upTo, int limit, int maxBytes) =>
        _readers.ReadAsync(database => LogReader.Read(database, room, after, upTo, limit, maxBytes));

    public ValueTask<IReadOnlyList<RoomEvent>> ReadBackAsync(RoomRecord room, long before, long after, int limit, int maxBytes) =>
        _readers.ReadAsync(database => LogReader.ReadBack(database, room, before, after, limit, maxBytes));

    public ValueTask<IReadOnlyList<RoomEvent>> WithReactionsAsync(RoomRecord room, IReadOnlyList<RoomEvent> page) =>
        _readers.ReadAsync(database => LogReader.WithReactions(database, room, page));

    public ValueTask<long> FirstSeqSinceAsync(RoomRecord room, DateTimeOffset time) =>
        _readers.ReadAsync(database => LogReader.FirstSince(database, room, time));

    public ValueTask<SearchPage> SearchAsync(SearchQuery query) => _search.FindAsync(query);

    public ValueTask<IReadOnlyDictionary<long, long>> ReadMarkersAsync(string reader) => _readers.ReadAsync(database => LogReader.ReadMarkers(database, reader));

    public Task MoveReadMarkerAsync(RoomRecord room, string reader, long seq) => WriteAsync(database =>
    {
        database.Prepare("INSERT INTO reads VALUES (?1, ?2, ?3) ON CONFLICT (reader, room) DO UPDATE SET seq = max(seq, excluded.seq)")
            .Bind(1, reader).Bind(2, room.Id).Bind(3, seq).Run();
        return seq;
    });

    public Task ProbeAsync() => WriteAsync(database =>
    {
        database.Prepare("INSERT OR REPLACE INTO meta VALUES ('probe', ?1)").Bind(1, _time.GetUtcNow().ToUnixTimeMilliseconds()).Run();
        return 0;
    });

    public async ValueTask<byte[]> SecretAsync() => await WriteAsync(static database =>
    {
        database.Prepare("INSERT OR IGNORE INTO meta VALUES ('secret', ?1)").Bind(1, RandomNumberGenerator.GetBytes(32)).Run();
        Statement read = database.Prepare("SELECT value FROM meta WHERE key = 'secret'");
        read.Step();
        byte[] secret = read.Blob(0);
        read.Reset();
        return secret;
    });

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _search.DisposeAsync();
        _readers.Dispose();
        Fold();
        _lock.Dispose();
    }

    /// <summary>Leaves one file that can be copied. The last to close does that by itself, but not where it only reads.</summary>
    private void Fold()
    {
        try
        {
            using Database last = Database.Open(_path);
            last.Checkpoint(restart: true);
        }
        catch (LogUnavailableException)
        {
            // What is still in the write-ahead log is as durable there, and is carried over at the next start.
        }
    }

    private Task<T> WriteAsync<T>(Func<Database, T> apply)
    {
        LogWrite<T> write = new(apply);
        _writer.Enqueue(write);
        return write.Task;
    }
}

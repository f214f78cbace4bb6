using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>A log that nobody has open, for whoever wants to know whether it is whole. Nothing in it is changed, and an older one is not brought up to date.</summary>
internal sealed class StoredLog : IDisposable
{
    private const int PageEvents = 1_000;
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly FolderLock _lock;
    private readonly Database _database;

    private StoredLog(FolderLock held, Database database) => (_lock, _database) = (held, database);

    /// <exception cref="IOException">There is no log, or a process has it open.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be used.</exception>
    /// <exception cref="LogUnavailableException">It is no database, or of another version of the program.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The log owns its lock and its database.")]
    public static StoredLog Open(string folder)
    {
        string path = Path.Combine(folder, "charla.db");
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"{path}: there is no such file");
        }

        FolderLock held = FolderLock.Take(folder);
        Database? database = null;
        try
        {
            database = Database.Open(path);
            CheckVersion(database);
            return new StoredLog(held, database);
        }
        catch
        {
            database?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Every room, direct ones included.</summary>
    public IReadOnlyList<StoredRoom> Rooms()
    {
        Statement read = _database.Prepare("SELECT id, key, name FROM rooms ORDER BY id");
        List<StoredRoom> rooms = [];
        while (read.Step())
        {
            rooms.Add(new StoredRoom(read.Long(0), read.Text(1), read.Text(2), 0));
        }

        return [.. rooms.Select(room => room with { Count = Count(room) })];
    }

    /// <summary>The messages of a room, in order, read by the page.</summary>
    public IEnumerable<MessageEvent> Messages(StoredRoom room)
    {
        RoomRecord record = new(room.Id, room.Key, room.Name, 0, null);
        for (long after = 0; LogReader.Read(_database, record, after, long.MaxValue, PageEvents, PageBytes) is { Count: > 0 } page; after = page[^1].Seq)
        {
            foreach (MessageEvent said in page.OfType<MessageEvent>())
            {
                yield return said;
            }
        }
    }

    /// <summary>Whatever in it can't be: pages that SQLite finds damaged, seqs left out, nonces there twice, what points to nothing.</summary>
    public IReadOnlyList<StoredFault> Faults() => [.. Damage().Select(what => new StoredFault(null, what)), .. StoredChecks.All.SelectMany(Faults)];

    public void Dispose()
    {
        _database.Dispose();
        _lock.Dispose();
    }

    private static void CheckVersion(Database database)
    {
        if (database.Scalar("PRAGMA user_version") is { } version && version != Schema.Version)
        {
            throw new LogUnavailableException($"its data are of version {version}, and this program's of {Schema.Version}; charla serve brings an older one up to date");
        }
    }

    private IEnumerable<StoredFault> Faults(StoredCheck check)
    {
        Statement read = _database.Prepare(check.Sql);
        while (read.Step())
        {
            yield return new StoredFault(read.OptionalText(0), $"{check.What}: {read.Long(1)}");
        }
    }

    private IEnumerable<string> Damage()
    {
        Statement check = _database.Prepare("PRAGMA integrity_check(20)");
        while (check.Step())
        {
            if (check.Text(0) is { } line and not "ok")
            {
                yield return line;
            }
        }
    }

    private long Count(StoredRoom room)
    {
        Statement read = _database.Prepare("SELECT count(*) FROM events WHERE place BETWEEN ?1 AND ?2").Bind(1, Schema.Place(room.Id, 0)).Bind(2, Schema.Place(room.Id + 1, 0) - 1);
        long count = read.Step() ? read.Long(0) : 0;
        read.Reset();
        return count;
    }
}

/// <param name="Id">The log's own number for it.</param>
/// <param name="Key">The folded name.</param>
/// <param name="Name">The name as it was first written.</param>
/// <param name="Count">Events in it.</param>
internal sealed record StoredRoom(long Id, string Key, string Name, long Count);

/// <param name="Room">The room's key; null where it lies in none.</param>
/// <param name="What">What is wrong, in English.</param>
internal sealed record StoredFault(string? Room, string What);

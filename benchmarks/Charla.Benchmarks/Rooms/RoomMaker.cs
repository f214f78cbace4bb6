using System.Diagnostics;
using Charla.Core;
using Charla.Protocol.Messages;
using Charla.Storage;

namespace Charla.Benchmarks.Rooms;

/// <summary>Makes the data folder of a server whose one large room is <see cref="RoomName"/>.</summary>
internal static class RoomMaker
{
    public const string RoomName = "grande";

    private const int CacheKiB = 512 * 1024;
    private const int Failed = 1;
    private const long ReportEvery = 500_000;

    /// <summary>Makes everything; or, of a room that is there, the search index only.</summary>
    public static int Make(string folder, long events, bool indexOnly)
    {
        Directory.CreateDirectory(folder);
        if (indexOnly)
        {
            foreach (string part in new[] { "", "-wal", "-shm" })
            {
                File.Delete(IndexPath(folder) + part);
            }
        }
        else if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Console.Error.WriteLine($"{folder} is not empty");
            return Failed;
        }

        using Database log = Database.Open(LogPath(folder), cacheKiB: CacheKiB);
        Schema.Prepare(log, LogPath(folder));
        log.Run("PRAGMA synchronous = OFF");
        RoomRecord room = indexOnly ? RoomRows.FindRoom(log, RoomName)! : Timed("events", events, progress => Fill(log, events, progress));
        Timed("indexed", room.Head, progress => BuildIndex(folder, log, room, progress));
        Finish(log);
        Report(folder);
        return 0;
    }

    public static string LogPath(string folder) => Path.Combine(folder, "charla.db");

    public static string IndexPath(string folder) => Path.Combine(folder, "search.db");

    private static RoomRecord Fill(Database log, long events, Action<long> progress)
    {
        log.Prepare("INSERT INTO rooms (key, name, created_at) VALUES (?1, ?1, 0)").Bind(1, RoomName).Run();
        new RoomWriter(log, RoomRows.FindRoom(log, RoomName)!).Write(events, progress);
        return RoomRows.FindRoom(log, RoomName)!;
    }

    /// <summary>Indexes at full speed, in the same steps in which a server's index follows its log.</summary>
    private static long BuildIndex(string folder, Database log, RoomRecord room, Action<long> progress)
    {
        using Database index = Database.Open(IndexPath(folder), cacheKiB: CacheKiB);
        SearchParts parts = new(index);
        long indexed = 0;
        while (indexed < room.Head)
        {
            IReadOnlyList<RoomEvent> batch = SearchBatch.Read(log, room, indexed, room.Head);
            parts.Index(room.Id, batch);
            indexed = batch[^1].Seq;
            progress(indexed);
        }

        while (parts.Merge())
        {
        }

        Finish(index);
        return indexed;
    }

    private static T Timed<T>(string what, long events, Func<Action<long>, T> work)
    {
        long started = Stopwatch.GetTimestamp();
        long next = ReportEvery;
        T result = work(done =>
        {
            if (done >= next)
            {
                next += ReportEvery;
                Console.WriteLine($"{done,12:N0} {what}, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
            }
        });
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"{events:N0} {what} in {seconds:F1} s, {events / seconds:N0} a second");
        return result;
    }

    private static void Finish(Database database)
    {
        database.Run("PRAGMA synchronous = FULL");
        database.Checkpoint(restart: true);
    }

    private static void Report(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            Console.WriteLine($"{Path.GetFileName(file)}: {new FileInfo(file).Length / 1e6:N1} MB");
        }
    }
}

using System.Diagnostics;
using Charla.Core;
using Charla.Protocol.Messages;
using Charla.Storage;

namespace Charla.Benchmarks.Rooms;

/// <summary>Measures a large room: opening the log, pages, and searches, each cold (nothing in memory) and warm (done before).</summary>
internal static class RoomReading
{
    private const double LimitMilliseconds = 100;
    private const int WarmRounds = 9;
    private const int Page = 50;
    private const int PageBytes = 128 * 1024;
    private const int OverLimit = 1;

    public static async Task<int> RunAsync(string folder)
    {
        // Once beside the measurement, so that the first figure is not that of the runtime compiling.
        await OpenAsync(folder, static (_, _) => Task.FromResult(0));
        Console.WriteLine($"Cold: {PageCache.Drop(folder)}. Limit: {LimitMilliseconds} ms.");
        Console.WriteLine($"{"",-58}{"cold ms",10}{"KB read",9}{"warm ms",10}{"events",8}");
        bool within = await MeasureOpeningAsync(folder);
        foreach ((string name, Reading reading) in Readings())
        {
            within &= await MeasureAsync(folder, name, reading);
        }

        return within ? 0 : OverLimit;
    }

    private static IEnumerable<(string Name, Reading Reading)> Readings()
    {
        yield return ("last page", static (log, room) => PageAsync(log, room, room.Head + 1));
        yield return ("page in the middle", static (log, room) => PageAsync(log, room, room.Head / 2));
        yield return ("page around an event", static (log, room) => AroundAsync(log, room, room.Head / 3));
        yield return ("the event of a date", static async (log, room) => (int)Math.Min(1, await log.FirstSeqSinceAsync(room, new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero))));
        foreach ((string name, string text, int? from) in Searches())
        {
            yield return ($"search {name}: {text}{(from is null ? "" : $" from {RoomWriter.NameOf(from.Value)}")}", (log, room) => SearchAsync(log, room, text, from));
        }
    }

    private static IEnumerable<(string Name, string Text, int? From)> Searches()
    {
        Vocabulary words = new(new Random(RoomWriter.Seed));
        (string common, string mid, string other) = (words[12], words[1_500], words[1_600]);
        yield return ("rare word", RoomWriter.RareWord, null);
        yield return ("unknown word", "qwzxyv", null);
        yield return ("common word", common, null);
        yield return ("beginning of common words", "re", null);
        yield return ("longer beginning", "comp", null);
        yield return ("common word that begins others", "para", null);
        yield return ("one letter", "y", null);
        yield return ("two common words", "mañana clase", null);
        yield return ("two words seldom together", $"{mid} {other}", null);
        yield return ("common and rare", $"{common} {RoomWriter.RareWord}", null);
        yield return ("common word, frequent author", common, 0);
        yield return ("common word, seldom author", common, 1_999);
        yield return ("accents folded", "manana", null);
        yield return ("words together", "\"de la\"", null);
        yield return ("words never together", $"\"{mid} {other}\"", null);
    }

    private static async Task<bool> MeasureOpeningAsync(string folder)
    {
        PageCache.Drop(folder);
        long readBefore = PageCache.BytesRead();
        double cold = await TimeOpeningAsync(folder);
        long read = PageCache.BytesRead() - readBefore;
        double[] warm = new double[WarmRounds];
        for (int i = 0; i < WarmRounds; i++)
        {
            warm[i] = await TimeOpeningAsync(folder);
        }

        return Report("open the log and find the room", cold, read, warm, events: 0);
    }

    private static async Task<bool> MeasureAsync(string folder, string name, Reading reading)
    {
        PageCache.Drop(folder);
        return await OpenAsync(folder, async (log, room) =>
        {
            int events = 0;
            long readBefore = PageCache.BytesRead();
            double cold = await TimeAsync(async () => events = await reading(log, room));
            long read = PageCache.BytesRead() - readBefore;
            double[] warm = new double[WarmRounds];
            for (int i = 0; i < WarmRounds; i++)
            {
                warm[i] = await TimeAsync(() => reading(log, room));
            }

            return Report(name, cold, read, warm, events);
        });
    }

    private static bool Report(string name, double cold, long read, double[] warm, int events)
    {
        double typical = warm.Order().ElementAt(WarmRounds / 2);
        bool within = cold <= LimitMilliseconds && typical <= LimitMilliseconds;
        Console.WriteLine($"{name,-58}{cold,10:F1}{read / 1024,9}{typical,10:F2}{events,8}{(within ? "" : "  over the limit")}");
        return within;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        long started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static Task<double> TimeOpeningAsync(string folder)
    {
        // Closing is not part of it.
        long started = Stopwatch.GetTimestamp();
        return OpenAsync(folder, (_, _) => Task.FromResult(Stopwatch.GetElapsedTime(started).TotalMilliseconds));
    }

    private static async Task<T> OpenAsync<T>(string folder, Func<SqliteRoomLog, RoomRecord, Task<T>> use)
    {
        await using SqliteRoomLog log = SqliteRoomLog.Open(folder, new SilentJournal(), TimeProvider.System);
        RoomRecord room = await log.FindRoomAsync(RoomMaker.RoomName) ?? throw new InvalidOperationException($"{folder} has no room {RoomMaker.RoomName}");
        return await use(log, room);
    }

    private static async Task<int> PageAsync(SqliteRoomLog log, RoomRecord room, long before) =>
        (await log.WithReactionsAsync(room, await log.ReadBackAsync(room, before, after: 0, Page, PageBytes))).Count;

    private static async Task<int> AroundAsync(SqliteRoomLog log, RoomRecord room, long seq)
    {
        IReadOnlyList<RoomEvent> before = await log.ReadBackAsync(room, seq, after: 0, Page / 2, PageBytes);
        IReadOnlyList<RoomEvent> after = await log.ReadAsync(room, seq - 1, room.Head, Page / 2, PageBytes);
        return (await log.WithReactionsAsync(room, [.. before, .. after])).Count;
    }

    private static async Task<int> SearchAsync(SqliteRoomLog log, RoomRecord room, string text, int? from)
    {
        SearchQuery query = new(text, [new SearchScope(room, Floor: 0)], from is null ? null : RoomWriter.NameOf(from.Value), Before: null, Limit: 20);
        return (await log.SearchAsync(query)).Hits.Count;
    }

    private delegate Task<int> Reading(SqliteRoomLog log, RoomRecord room);
}

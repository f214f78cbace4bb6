using System.Diagnostics;
using Charla.Benchmarks.Pages;

namespace Charla.Benchmarks.Soaks;

/// <summary>The same load for a long time: clients as the course's, all in the lobby.</summary>
internal static class LongLoad
{
    private const int Rows = 30;

    public static async Task RunAsync(int people, int rate, TimeSpan time, CancellationToken stop)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync(MeasuredServer.NewFolder());
        await using Talkers talkers = await Talkers.ConnectAsync(server.Port, people);
        MemoryTable table = new(server);
        MemoryTable.Head();
        long started = Stopwatch.GetTimestamp();
        table.Take(TimeSpan.Zero, people, 0);
        long said = 0;
        for (int row = 1; row <= Rows; row++)
        {
            said += await talkers.TalkAsync(rate, (time * row / Rows) - Stopwatch.GetElapsedTime(started), stop);
            table.Take(Stopwatch.GetElapsedTime(started), people, said);
        }

        table.Sum();
    }
}

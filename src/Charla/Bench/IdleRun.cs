using System.Diagnostics;

namespace Charla.Bench;

/// <summary>Opens connections that say nothing: what each costs, and how fast they come in.</summary>
internal static class IdleRun
{
    private static readonly TimeSpan _settling = TimeSpan.FromMilliseconds(500);

    public static async Task<BenchResult> MeasureAsync(BenchOptions options, Target target, CancellationToken stop)
    {
        double? before = target.Process?.Memory();
        IdleMember[] members = [.. Enumerable.Range(0, options.Members).Select(i => new IdleMember(i))];
        try
        {
            long started = Stopwatch.GetTimestamp();
            await Crowd.EachAsync(members, (member, limit) => member.OpenAsync(target, limit), target, stop);
            double connecting = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await Task.Delay(_settling, stop);
            (TimeSpan? cpu, TimeSpan own, started) = (target.Process?.Cpu(), ProcessGauge.OwnCpu(), Stopwatch.GetTimestamp());
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds), stop);
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            double? memory = target.Process?.Memory();
            return new BenchResult
            {
                Mode = "idle",
                Dialect = "plain",
                Members = options.Members,
                Seconds = Math.Round(seconds, 3),
                ConnectS = LoadRun.Round(connecting),
                ConnectsPerS = LoadRun.Round(options.Members / connecting),
                KbPerConnection = LoadRun.Round((memory - before) / 1e3 / options.Members),
                ServerMemoryMb = LoadRun.Round(memory / 1e6),
                ServerCores = LoadRun.Round((target.Process?.Cpu() - cpu)?.TotalSeconds / seconds),
                BenchCores = Math.Round((ProcessGauge.OwnCpu() - own).TotalSeconds / seconds, 3),
                Disconnected = members.Count(member => member.IsGone),
            };
        }
        finally
        {
            foreach (IdleMember member in members)
            {
                member.Dispose();
            }
        }
    }
}

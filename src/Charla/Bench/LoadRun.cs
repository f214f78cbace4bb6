using System.Diagnostics;

namespace Charla.Bench;

/// <summary>Lets a crowd talk for a while, waits until all of it has arrived, and adds up.</summary>
internal static class LoadRun
{
    private static readonly TimeSpan _drainLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _late = TimeSpan.FromMilliseconds(50);

    public static async Task<BenchResult> MeasureAsync(BenchOptions options, Target target, CancellationToken stop)
    {
        using DiskGauge? disk = WaitsForEachAck(options) && target.Folder is { } folder ? DiskGauge.Open(folder, options.Bytes) : null;
        using LoadState state = new(options);
        using Crowd crowd = await Crowd.OpenAsync(state, target, stop);
        (Reading begin, Reading end) = await new LoadDriver(state, crowd, target, disk).RunAsync(stop);
        await DrainAsync(crowd, options, stop);
        double? memory = target.Process?.Memory();
        BenchResult result = WithLatencies(Describe(options, crowd, begin, end), state, disk);
        return result with { ServerMemoryMb = Round(memory / 1e6) };
    }

    public static double? Round(double? value) => value is { } given ? Math.Round(given, 3) : null;

    /// <summary>Waits until everyone has heard everything, or nothing comes any more; a moment longer, for what should not come.</summary>
    private static async Task DrainAsync(Crowd crowd, BenchOptions options, CancellationToken stop)
    {
        long started = Stopwatch.GetTimestamp();
        (long progress, long heard) = (started, -1);
        bool waitsForAcks = options.Dialect == BenchDialect.Charla;
        while (!(crowd.HasHeardAll() && (!waitsForAcks || crowd.Acked >= crowd.Sent)))
        {
            long now = crowd.Heard + crowd.Acked;
            progress = now == heard ? progress : Stopwatch.GetTimestamp();
            heard = now;
            if (Stopwatch.GetElapsedTime(progress).TotalSeconds > options.Patience || Stopwatch.GetElapsedTime(started) > _drainLimit)
            {
                return;
            }

            await Task.Delay(_poll, stop);
        }

        await Task.Delay(_late, stop);
    }

    /// <summary>Only then does a message cost a flush of its own, and can be held against one.</summary>
    private static bool WaitsForEachAck(BenchOptions options) => options is { Mode: BenchMode.Acks, Senders: 1, Window: 1 };

    private static BenchResult Describe(BenchOptions options, Crowd crowd, in Reading begin, in Reading end)
    {
        double seconds = Stopwatch.GetElapsedTime(begin.Time, end.Time).TotalSeconds;
        double deliveries = end.Heard - begin.Heard;
        double? cpu = (end.ServerCpu - begin.ServerCpu)?.TotalSeconds;
        bool isCharla = options.Dialect == BenchDialect.Charla;
        long sent = crowd.Sent;
        return new BenchResult
        {
            Mode = options.Mode.ToString().ToLowerInvariant(),
            Dialect = options.Dialect.ToString().ToLowerInvariant(),
            Members = options.Members,
            Senders = options.Senders,
            Rate = options.Rate > 0 && options.Mode == BenchMode.Load ? options.Rate : null,
            Window = options.Rate > 0 && options.Mode == BenchMode.Load ? null : options.Window,
            Bytes = options.Bytes,
            Seconds = Math.Round(seconds, 3),
            MessagesPerS = Round((end.Sent - begin.Sent) / seconds),
            DeliveriesPerS = Round(deliveries / seconds),
            AcksPerS = isCharla ? Round((end.Acked - begin.Acked) / seconds) : null,
            ServerCpuSPerMillionDeliveries = deliveries > 0 ? Round(cpu / (deliveries / 1e6)) : null,
            ServerCores = Round(cpu / seconds),
            BenchCores = Math.Round((end.OwnCpu - begin.OwnCpu).TotalSeconds / seconds, 3),
            Lost = crowd.Members.Sum(member => sent - member.Heard.Distinct),
            Repeated = crowd.Members.Sum(member => member.Heard.Repeated + member.Acks.Repeated),
            Reordered = crowd.Members.Sum(member => member.Heard.Reordered),
            Unacknowledged = isCharla ? sent - crowd.Acked : null,
            Refused = crowd.Members.Sum(member => member.Refused),
            Disconnected = crowd.Members.Count(member => member.IsGone),
        };
    }

    private static BenchResult WithLatencies(BenchResult result, LoadState state, DiskGauge? disk)
    {
        double? ack = state.Acks.Percentile(0.5);
        return result with
        {
            P50Ms = state.Deliveries.Percentile(0.5),
            P90Ms = state.Deliveries.Percentile(0.9),
            P99Ms = state.Deliveries.Percentile(0.99),
            P999Ms = state.Deliveries.Percentile(0.999),
            MaxMs = state.Deliveries.Percentile(1),
            AckP50Ms = ack,
            AckP99Ms = state.Acks.Percentile(0.99),
            AckP999Ms = state.Acks.Percentile(0.999),
            DiskP50Ms = Round(disk?.Median),
            AckToDisk = Round(ack / disk?.Median),
        };
    }
}

using System.Diagnostics;

namespace Charla.Bench;

/// <summary>How things stood at one moment of a measurement.</summary>
internal readonly record struct Reading(long Time, long Sent, long Heard, long Acked, TimeSpan? ServerCpu, TimeSpan OwnCpu)
{
    public static Reading Take(Crowd crowd, Target target) => new(
        Stopwatch.GetTimestamp(), crowd.Sent, crowd.Heard, crowd.Acked, target.Process?.Cpu(), ProcessGauge.OwnCpu());
}

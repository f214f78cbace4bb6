using System.CommandLine;
using Charla.EndToEnd.Tests.Hostile;

namespace Charla.Benchmarks.Hostile;

/// <summary><c>hostile</c>: what an honest member notices of those who are not, and what it costs the server.</summary>
internal static class HostileCommands
{
    private const int Silent = 10_000;

    // Each with whether the limits of an address hold for this machine; one that is to hold all its connections from one address can't have them.
    private static readonly (IAssault Assault, bool IsLimited)[] _all =
    [
        (new SilentFlood(Silent, fromOne: true), false),
        (new SilentFlood(Silent, fromOne: true), true),
        (new SilentFlood(Silent, fromOne: false), true),
        (new StubbornFlood(), true),
        (new Churn(), true),
        (new HalfClosed(2_000), true),
        (new SlowLoris(3_000, onHttp: false), true),
        (new SlowLoris(3_000, onHttp: true), true),
        (new SplitFrames(50), true),
        (new Bombs(), true),
        (new NeverReads(200), true),
        (new ComeAndGo(50), true),
        (new ManyRooms(10, 1_000), true),
    ];

    public static Command Measure()
    {
        Option<int> seconds = new("--seconds") { DefaultValueFactory = _ => 10, Description = "How long an honest member is watched before each assault, and during it." };
        Option<string?> only = new("--only") { Description = "Only those whose name has this in it." };
        Command command = new("hostile", "Measures an honest member's latency, and the server's memory, before and during assaults.") { seconds, only };
        command.SetAction(async (parsed, stop) =>
        {
            Assaulted.Head();
            foreach ((IAssault assault, bool isLimited) in _all.Where(each => each.Assault.Name.Contains(parsed.GetValue(only) ?? "", StringComparison.Ordinal)))
            {
                await Assaulted.MeasureAsync(assault, isLimited, TimeSpan.FromSeconds(parsed.GetValue(seconds)), stop);
            }
        });
        return command;
    }
}

using System.CommandLine;

namespace Charla.Benchmarks.Taps;

/// <summary><c>tap</c>: what a tap between two ends costs, in round trips and in bytes per second, with the view on and without it.</summary>
internal static class TapCommands
{
    public static Command Measure()
    {
        Option<int> rounds = new("--rounds") { DefaultValueFactory = _ => 20_000, Description = "Round trips of 64 bytes in each run." };
        Option<int> megabytes = new("--megabytes") { DefaultValueFactory = _ => 2_000, Description = "Megabytes one way in each run." };
        Option<int> runs = new("--runs") { DefaultValueFactory = _ => 5, Description = "Runs of each kind, by turns; the median counts." };
        Command command = new("tap", "Measures what a tap adds.") { rounds, megabytes, runs };
        command.SetAction(parsed => TapBench.Run(parsed.GetValue(rounds), parsed.GetValue(megabytes), parsed.GetValue(runs)));
        return command;
    }
}

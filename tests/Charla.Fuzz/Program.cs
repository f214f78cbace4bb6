using System.CommandLine;
using System.Diagnostics;
using Charla.Fuzz;
using Charla.Fuzz.Targets;
using Charla.Lessons;

Option<long> cases = new("--cases") { DefaultValueFactory = _ => 100_000, Description = "Cases of each target." };
Option<int> seed = new("--seed") { DefaultValueFactory = _ => Random.Shared.Next(), Description = "Of the dice: the same seed makes the same cases." };
Option<string> time = new("--for") { DefaultValueFactory = _ => "1h", Description = "Longest time for each target, such as 30s." };
Option<string?> only = new("--target") { Description = $"One of: {string.Join(", ", AllTargets.Names)}. All by default." };
RootCommand root = new("Feeds every decoder with random and mutated input, until one breaks its word.") { cases, seed, time, only };
root.SetAction(parsed =>
{
    if (!Duration.TryParse(parsed.GetValue(time)!, out TimeSpan limit))
    {
        Console.Error.WriteLine($"--for {parsed.GetValue(time)}?");
        return 1;
    }

    string[] names = parsed.GetValue(only) is { } name ? [name] : [.. AllTargets.Names];
    Console.WriteLine($"seed {parsed.GetValue(seed)}");
    // All of them, whether or not one before has broken its word.
    bool[] stood = [.. names.Select(target => Report.Try(target, parsed.GetValue(seed), parsed.GetValue(cases), limit))];
    return Array.TrueForAll(stood, each => each) ? 0 : 1;
});
return root.Parse(args).Invoke();

/// <summary>One line for each target.</summary>
internal static class Report
{
    /// <summary>False where it broke its word.</summary>
    public static bool Try(string name, int seed, long cases, TimeSpan limit)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            long done = FuzzRun.Run(AllTargets.Named(name), seed, cases, limit);
            Console.WriteLine($"{name,-12} {done,12:#,0} cases {Stopwatch.GetElapsedTime(started).TotalSeconds,8:0.0} s");
            return true;
        }
        catch (FuzzException broken)
        {
            Console.WriteLine($"{name,-12} BROKEN: {broken.Message}");
            return false;
        }
    }
}

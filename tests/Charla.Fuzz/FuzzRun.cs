using System.Diagnostics;

namespace Charla.Fuzz;

/// <summary>Case after case of one target. The same seed and number make the same case.</summary>
internal static class FuzzRun
{
    private const int Shown = 4_096;

    // What a case may cost in time, on a machine that has other things to do.
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(10);

    /// <summary>Runs cases until either limit.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="FuzzException">A case that the target did not stand, with all that it takes to repeat it.</exception>
    public static long Run(IFuzzTarget target, int seed, long cases, TimeSpan time)
    {
        long started = Stopwatch.GetTimestamp();
        long done = 0;
        while (done < cases && Stopwatch.GetElapsedTime(started) < time)
        {
            Case(target, seed, done++);
        }

        return done;
    }

    public static void Case(IFuzzTarget target, int seed, long number)
    {
        Random dice = new(HashCode(seed, number, target.Name));
        byte[] input = Mutator.Next(target, dice);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long began = Stopwatch.GetTimestamp();
        try
        {
            target.Try(input, dice);
        }
        catch (Exception broken)
        {
            throw new FuzzException($"{target.Name}: case {number} of seed {seed}: {broken}\ninput: {Convert.ToHexString(input.AsSpan(0, Math.Min(input.Length, Shown)))}", broken);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Promise.Holds(allocated <= target.MaxAllocated, $"{target.Name}: case {number} of seed {seed} asked for {allocated:#,0} bytes");
        Promise.Holds(Stopwatch.GetElapsedTime(began) < _slow, $"{target.Name}: case {number} of seed {seed} took {Stopwatch.GetElapsedTime(began)}");
    }

    /// <summary>The same in every process, which the framework's own is not.</summary>
    private static int HashCode(int seed, long number, string name)
    {
        unchecked
        {
            long hash = (seed * 0x1E3779B97F4A7C15L) ^ (number * 0x5851F42D4C957F2D);
            foreach (char letter in name)
            {
                hash = (hash ^ letter) * 0x100000001B3;
            }

            return (int)(hash ^ (hash >> 32));
        }
    }
}

namespace Charla.Tests.Shared;

/// <summary>How many bytes something allocates on the thread that does it.</summary>
internal static class Allocations
{
    private const int Rounds = 20;

    /// <summary>The least of several rounds, after one that is not counted.</summary>
    /// <remarks>
    /// A collection that another test causes meanwhile takes back what is left of this thread's allocation block, and the runtime counts that as
    /// allocated. What the action itself allocates is there in every round.
    /// </remarks>
    public static long Of(Action action)
    {
        action();
        long least = long.MaxValue;
        for (int i = 0; i < Rounds && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}

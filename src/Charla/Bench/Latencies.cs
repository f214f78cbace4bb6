using System.Numerics;

namespace Charla.Bench;

/// <summary>A histogram of times: exact to 3 %, without allocating. Any thread may add.</summary>
internal sealed class Latencies
{
    private const int SubBits = 5;
    private const int Buckets = 64 << SubBits;

    private readonly long[] _counts = new long[Buckets];

    public long Count => _counts.Sum();

    public void Add(TimeSpan time) => Interlocked.Increment(ref _counts[IndexOf(Math.Max(0, (long)time.TotalMicroseconds))]);

    /// <summary>Milliseconds that a share of the times do not pass; null where there are none.</summary>
    public double? Percentile(double share)
    {
        long wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long passed = 0;
        for (int i = 0; i < Buckets; i++)
        {
            passed += _counts[i];
            if (passed >= wanted)
            {
                return MicrosecondsOf(i) / 1_000;
            }
        }

        return null;
    }

    // Up to 64 µs each has a bucket; from there on each doubling is cut into 32.
    private static int IndexOf(long microseconds)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)microseconds) - SubBits);
        return (shift << SubBits) + (int)(microseconds >> shift);
    }

    private static double MicrosecondsOf(int index)
    {
        int shift = Math.Max(0, (index >> SubBits) - 1);
        long low = (long)(index - (shift << SubBits)) << shift;
        return low + (((1L << shift) - 1) / 2.0);
    }
}

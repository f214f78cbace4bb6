using Charla.Verify.Checking;

namespace Charla.Verify.Peers;

/// <summary>Gives what all members do and see its place in one order.</summary>
internal sealed class Ticks
{
    private long _last;

    public long Next() => Interlocked.Increment(ref _last);
}

/// <summary>What one member did and saw so far. Safe for use from many threads.</summary>
internal sealed class Recorder(Ticks ticks)
{
    private readonly Lock _gate = new();
    private readonly List<Observation> _observations = [];

    public void Add(Func<long, Observation> observe)
    {
        lock (_gate)
        {
            _observations.Add(observe(ticks.Next()));
        }
    }

    public IReadOnlyList<Observation> Taken()
    {
        lock (_gate)
        {
            return [.. _observations];
        }
    }
}

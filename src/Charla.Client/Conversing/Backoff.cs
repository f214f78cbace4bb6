namespace Charla.Client.Conversing;

/// <summary>How long to wait before the next attempt: doubling, bounded, and spread by chance.</summary>
/// <remarks>The randomness gives a number from 0 up to but not including 1; the jitter is the share of a wait that it decides.</remarks>
internal sealed class Backoff(TimeSpan min, TimeSpan max, double jitter, Func<double> random)
{
    private int _attempts;

    /// <summary>The next wait; never less than what the server asked for.</summary>
    public TimeSpan Next(TimeSpan? retryAfter)
    {
        double longest = Math.Min(max.TotalMilliseconds, min.TotalMilliseconds * Math.Pow(2, _attempts++));
        TimeSpan wait = TimeSpan.FromMilliseconds(longest * (1 - (jitter * random())));

        // Whoever is asked to come back later is asked together with everybody else: chance spreads them too.
        return wait + (retryAfter ?? TimeSpan.Zero);
    }

    /// <summary>Begins again with the shortest wait.</summary>
    public void Reset() => _attempts = 0;
}

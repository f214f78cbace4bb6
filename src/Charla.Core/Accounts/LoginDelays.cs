namespace Charla.Core.Accounts;

/// <summary>Makes guessing slow: after a few failures each further attempt has to wait twice as long as the one before.</summary>
/// <remarks>What is remembered is bounded, and forgotten in an hour.</remarks>
/// <param name="free">Failures without consequence.</param>
/// <param name="time">The clock.</param>
internal sealed class LoginDelays(int free, TimeProvider time)
{
    public const int MaxRemembered = 10_000;

    private static readonly TimeSpan _first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _memory = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Failures> _failures = [];

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _failures.Count;
            }
        }
    }

    /// <summary>How long the next attempt has to wait; zero or less where it need not.</summary>
    public TimeSpan WaitOf(string key)
    {
        lock (_gate)
        {
            return _failures.GetValueOrDefault(key).Next - time.GetUtcNow();
        }
    }

    /// <summary>Counts an attempt as failed before it is known whether it is, so that many at once gain nothing; not where it comes too soon.</summary>
    public bool TryBegin(string key, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = WaitOf(key);
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            Failed(key);
            return true;
        }
    }

    public void Failed(string key)
    {
        lock (_gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            int count = _failures.TryGetValue(key, out Failures before) && before.Last + _memory > now ? before.Count + 1 : 1;
            _failures[key] = new Failures(count, now, now + DelayAfter(count));
            ForgetSome(now);
        }
    }

    public void Succeeded(string key)
    {
        lock (_gate)
        {
            _failures.Remove(key);
        }
    }

    private TimeSpan DelayAfter(int failures) =>
        failures < free ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(_longest.Ticks, _first.Ticks << Math.Min(failures - free, 16)));

    private void ForgetSome(DateTimeOffset now)
    {
        if (_failures.Count <= MaxRemembered)
        {
            return;
        }

        // Whoever has to wait longest is the last to be forgotten.
        IEnumerable<string> mildest = _failures.OrderBy(entry => entry.Value.Last + _memory > now).ThenBy(entry => entry.Value.Next).Select(entry => entry.Key);
        foreach (string key in mildest.Take(MaxRemembered / 2).ToArray())
        {
            _failures.Remove(key);
        }
    }

    private readonly record struct Failures(int Count, DateTimeOffset Last, DateTimeOffset Next);
}

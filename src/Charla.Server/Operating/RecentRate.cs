namespace Charla.Server.Operating;

/// <summary>How fast a count has risen in the last minute, by what it was now and then.</summary>
internal sealed class RecentRate(TimeProvider time)
{
    private static readonly TimeSpan _span = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Queue<(long At, long Count)> _samples = new();

    /// <summary>Notes what the count is now.</summary>
    public void Note(long count)
    {
        lock (_gate)
        {
            _samples.Enqueue((time.GetTimestamp(), count));
            while (_samples.Count > 2 && time.GetElapsedTime(_samples.Peek().At) > _span)
            {
                _samples.Dequeue();
            }
        }
    }

    /// <summary>A second, from the oldest note that is kept until now.</summary>
    public double PerSecond(long count)
    {
        lock (_gate)
        {
            return _samples.TryPeek(out (long At, long Count) first) && time.GetElapsedTime(first.At).TotalSeconds is > 0 and double seconds ? (count - first.Count) / seconds : 0;
        }
    }
}

namespace Charla.Core.Tests.Fakes;

/// <summary>A clock that stands still until it is told to go on.</summary>
internal sealed class FakeClock : TimeProvider
{
    private static readonly DateTimeOffset _start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Set)> _waiters = [];
    private TimeSpan _now = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _now.Ticks;
        }
    }

    /// <summary>Runs whenever somebody asks what time it is, on their thread.</summary>
    public Action? Asked { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        Asked?.Invoke();
        lock (_gate)
        {
            return _start + _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Alarm alarm = new(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Goes on, and runs what falls due meanwhile.</summary>
    public void Advance(TimeSpan time)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now += time;
            due = [.. _alarms.Where(alarm => alarm.At <= _now).OrderBy(alarm => alarm.At)];
            _alarms.RemoveAll(due.Contains);
        }

        foreach (Alarm alarm in due)
        {
            alarm.Ring();
        }
    }

    /// <summary>Completes when someone waits for so long, or already does.</summary>
    public Task WaitForTimerAsync(TimeSpan due)
    {
        lock (_gate)
        {
            if (_alarms.Exists(alarm => alarm.At == _now + due))
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((due, set));
            return set.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    private void Set(Alarm alarm, TimeSpan due)
    {
        lock (_gate)
        {
            _alarms.Remove(alarm);
            if (due == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            alarm.At = _now + due;
            _alarms.Add(alarm);
            foreach ((TimeSpan wanted, TaskCompletionSource set) in _waiters)
            {
                if (wanted == due)
                {
                    set.TrySetResult();
                }
            }
        }
    }

    private sealed class Alarm(FakeClock clock, Action ring) : ITimer
    {
        public TimeSpan At { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

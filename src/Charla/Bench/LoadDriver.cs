using System.Diagnostics;

namespace Charla.Bench;

/// <summary>Lets the senders speak, from a thread of its own: at a rate, or as many messages as may be on their way.</summary>
internal sealed class LoadDriver(LoadState state, Crowd crowd, Target target, DiskGauge? disk)
{
    private const int MaxBurst = 256;
    private const int IdleMilliseconds = 20;
    private static readonly TimeSpan _betweenDisk = TimeSpan.FromMilliseconds(250);

    private readonly BenchOptions _options = state.Options;
    private long _sent;
    private long _lastDisk = Stopwatch.GetTimestamp();

    /// <summary>Runs through warm-up and measurement; returns how things stood at the beginning and the end of the latter.</summary>
    public Task<(Reading Begin, Reading End)> RunAsync(CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private (Reading Begin, Reading End) Run(CancellationToken stop)
    {
        long started = Stopwatch.GetTimestamp();
        RunFor(started, TimeSpan.FromSeconds(_options.Warmup), stop);
        Reading begin = Reading.Take(crowd, target);
        state.IsMeasuring = true;
        RunFor(started, TimeSpan.FromSeconds(_options.Warmup + _options.Seconds), stop);
        state.IsMeasuring = false;
        return (begin, Reading.Take(crowd, target));
    }

    private void RunFor(long started, TimeSpan until, CancellationToken stop)
    {
        for (TimeSpan elapsed = Stopwatch.GetElapsedTime(started); elapsed < until && CanGoOn(); elapsed = Stopwatch.GetElapsedTime(started))
        {
            stop.ThrowIfCancellationRequested();
            MeasureDisk();
            Write(elapsed);
            foreach (LoadSender sender in crowd.Senders)
            {
                sender.Flush();
            }

            Wait();
        }
    }

    /// <summary>Now and then between two messages, so that disk and server are measured under the same conditions.</summary>
    private void MeasureDisk()
    {
        if (disk is not null && Stopwatch.GetElapsedTime(_lastDisk) > _betweenDisk && crowd.Senders.All(sender => sender.Unacknowledged == 0))
        {
            disk.Measure();
            _lastDisk = Stopwatch.GetTimestamp();
        }
    }

    private bool CanGoOn() => crowd.Senders.Any(sender => !sender.IsGone);

    private void Write(TimeSpan elapsed)
    {
        if (_options.Mode == BenchMode.Acks)
        {
            WriteByAcks();
            return;
        }

        long due = _options.Rate > 0
            ? Math.Min((long)(elapsed.TotalSeconds * _options.Rate), _sent + MaxBurst)
            : crowd.Probe.Heard.Distinct + _options.Window;
        while (_sent < due)
        {
            crowd.Senders[(int)(_sent++ % crowd.Senders.Count)].Write();
        }
    }

    private void WriteByAcks()
    {
        foreach (LoadSender sender in crowd.Senders)
        {
            while (!sender.IsGone && sender.Unacknowledged < _options.Window)
            {
                sender.Write();
            }
        }
    }

    private void Wait()
    {
        if (_options.Rate > 0 && _options.Mode == BenchMode.Load)
        {
            Thread.Sleep(1);
        }
        else
        {
            state.Progress.WaitOne(IdleMilliseconds);
        }
    }
}

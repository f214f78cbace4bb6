using System.Collections.Concurrent;
using System.Diagnostics;

namespace Charla.Lessons.Tap.Records;

/// <summary>Gives a sink a thread and a bounded queue of its own, so that a terminal or a disk that stalls hurts nobody else.</summary>
internal sealed class SlowSink : IDisposable
{
    /// <summary>Bytes of records that wait at the most.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan _flushPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _partingPatience = TimeSpan.FromSeconds(3);

    private readonly IWireSink _sink;
    private readonly int _mostBytes;
    private readonly BlockingCollection<WireRecord> _waiting = [];
    private readonly Thread _thread;
    private long _bytes;
    private long _missed;

    public SlowSink(IWireSink sink, int mostBytes = MostBytes)
    {
        (_sink, _mostBytes) = (sink, mostBytes);
        _thread = new Thread(Run) { IsBackground = true, Name = "tap sink" };
        _thread.Start();
    }

    /// <summary>Queues a record where there is room; never waits. What isn't a read or a write is queued in any case: there are few of those.</summary>
    public void Offer(WireRecord record)
    {
        if (record is ChunkRead or ChunkWritten && Interlocked.Read(ref _bytes) + record.Weight > _mostBytes)
        {
            if (record is ChunkRead { Number: > 0 })
            {
                Interlocked.Increment(ref _missed);
            }

            return;
        }

        Interlocked.Add(ref _bytes, record.Weight);
        _waiting.Add(record);
    }

    /// <summary>Gives the sink a few seconds to take what waits. One that is stuck for longer is left behind.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        if (_thread.Join(_partingPatience))
        {
            _waiting.Dispose();
        }
    }

    private void Run()
    {
        long flushed = 0;
        while (!_waiting.IsCompleted)
        {
            if (_waiting.TryTake(out WireRecord? record, _flushPause))
            {
                TellMissed();
                _sink.Take(record);
                Interlocked.Add(ref _bytes, -record.Weight);
            }

            if (Stopwatch.GetElapsedTime(flushed) >= _flushPause)
            {
                _sink.Flush();
                flushed = Stopwatch.GetTimestamp();
            }
        }

        TellMissed();
        _sink.Finish();
    }

    private void TellMissed()
    {
        long missed = Interlocked.Exchange(ref _missed, 0);
        if (missed > 0)
        {
            _sink.Missed(missed);
        }
    }
}

using System.Collections.Concurrent;

namespace Charla.Lessons.Tap.Records;

/// <summary>Gives a sink a thread and a bounded queue of its own, so that a terminal or a disk that stalls hurts nobody else.</summary>
internal sealed class SlowSink : IDisposable
{
    /// <summary>Bytes of records that wait at the most.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

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

    /// <summary>Records that were not taken, all told.</summary>
    public long Missed { get; private set; }

    /// <summary>Queues a record where there is room; never waits. From one thread.</summary>
    public void Offer(WireRecord record)
    {
        if (Interlocked.Read(ref _bytes) + record.Weight > _mostBytes)
        {
            Interlocked.Increment(ref _missed);
            Missed++;
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
        foreach (WireRecord record in _waiting.GetConsumingEnumerable())
        {
            TellMissed();
            _sink.Take(record);
            Interlocked.Add(ref _bytes, -record.Weight);
            if (_waiting.Count == 0)
            {
                _sink.Flush();
            }
        }

        TellMissed();
        _sink.Flush();
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

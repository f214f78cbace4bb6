using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tests.Tap;

/// <summary>Keeps every record, and lets a test wait for one.</summary>
internal sealed class RecordedWire : IWireSink
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly List<WireRecord> _records = [];

    public IReadOnlyList<WireRecord> Records
    {
        get
        {
            lock (_gate)
            {
                return [.. _records];
            }
        }
    }

    public IReadOnlyList<ChunkRead> Reads => [.. Records.OfType<ChunkRead>().Where(read => read.Number > 0)];

    public IReadOnlyList<ChunkWritten> Writes => [.. Records.OfType<ChunkWritten>()];

    public T WaitFor<T>(Func<T, bool>? isIt = null)
        where T : WireRecord
    {
        DateTime end = DateTime.UtcNow + _patience;
        lock (_gate)
        {
            while (true)
            {
                if (_records.OfType<T>().FirstOrDefault(record => isIt?.Invoke(record) ?? true) is { } found)
                {
                    return found;
                }

                TimeSpan rest = end - DateTime.UtcNow;
                if (rest <= TimeSpan.Zero || !Monitor.Wait(_gate, rest))
                {
                    throw new TimeoutException(typeof(T).Name);
                }
            }
        }
    }

    /// <summary>Waits until so many bytes were handed on.</summary>
    public void WaitForWritten(long bytes) => WaitFor<ChunkWritten>(written => written.Offset + written.Length >= bytes);

    public void Take(WireRecord record)
    {
        lock (_gate)
        {
            _records.Add(record);
            Monitor.PulseAll(_gate);
        }
    }

    public void Missed(long reads)
    {
    }

    public void Flush()
    {
    }

    public void Finish()
    {
    }
}

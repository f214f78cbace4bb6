using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tap;

/// <summary>A record that waits to be shown. A read waits a moment for the writes that hand it on, so that both stand in one line.</summary>
internal sealed class PendingRead(WireRecord record, TimeSpan? late = null)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(60);

    private readonly long _taken = Environment.TickCount64;
    private readonly List<int> _writes = [];

    public WireRecord Record => record;

    /// <summary>For a write that stands by itself, how long after the read it came.</summary>
    public TimeSpan? Late => late;

    /// <summary>The sizes of the writes so far.</summary>
    public IReadOnlyList<int> Writes => _writes;

    /// <summary>Whether nothing more is waited for.</summary>
    public bool IsReady => record is not ChunkRead { Number: > 0 } read
        || _writes.Sum() >= read.Bytes.Length
        || Environment.TickCount64 - _taken >= _patience.TotalMilliseconds;

    /// <summary>Takes a write that lies within this read; false for any other.</summary>
    public bool TryAdd(ChunkWritten written)
    {
        bool isMine = record is ChunkRead { Number: > 0 } read
            && (read.Connection, read.Side) == (written.Connection, written.Side)
            && read.Offset <= written.Offset
            && written.Offset + written.Length <= read.Offset + read.Bytes.Length;
        if (isMine)
        {
            _writes.Add(written.Length);
        }

        return isMine;
    }
}

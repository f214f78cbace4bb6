using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tap;

/// <summary>A record that waits to be shown. A read waits a moment for the writes that hand it on, so that both stand in one line.</summary>
internal sealed class PendingRead(WireRecord record, TimeSpan? late = null)
{
    /// <summary>A write that comes later than this after its read is late, and stands in a line of its own.</summary>
    private static readonly TimeSpan _soon = TimeSpan.FromMilliseconds(60);

    /// <summary>On a machine that is busy the word of a write may come later than the write did.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(250);

    private readonly long _taken = Environment.TickCount64;
    private readonly List<int> _writes = [];
    private int _written;

    public WireRecord Record => record;

    /// <summary>For a write that stands by itself, how long after the read it came.</summary>
    public TimeSpan? Late => late;

    /// <summary>The sizes of the writes so far.</summary>
    public IReadOnlyList<int> Writes => _writes;

    /// <summary>Whether nothing more is waited for, when <paramref name="latest"/> is the time of the latest record.</summary>
    public bool IsReady(TimeSpan latest) => record is not ChunkRead { Number: > 0 } read
        || _written >= read.Bytes.Length
        || latest - read.At >= _soon
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
            _written += written.Length;
        }

        return isMine;
    }
}

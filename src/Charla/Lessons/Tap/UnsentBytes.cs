using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>Remembers when bytes were read that are handed on later, to say how much later.</summary>
internal sealed class UnsentBytes
{
    private const int Most = 4_096;

    private readonly Dictionary<(int Connection, WireSide Side), Queue<(long End, TimeSpan At)>> _reads = [];

    public void Read(ChunkRead read)
    {
        if (!_reads.TryGetValue((read.Connection, read.Side), out Queue<(long End, TimeSpan At)>? waiting))
        {
            _reads.Add((read.Connection, read.Side), waiting = new());
        }

        if (waiting.Count == Most)
        {
            waiting.Dequeue();
        }

        waiting.Enqueue((read.Offset + read.Bytes.Length, read.At));
    }

    /// <summary>How long ago the last of these bytes was read; null where it isn't known.</summary>
    public TimeSpan? Write(ChunkWritten written)
    {
        if (!_reads.TryGetValue((written.Connection, written.Side), out Queue<(long End, TimeSpan At)>? waiting))
        {
            return null;
        }

        long end = written.Offset + written.Length;
        TimeSpan? read = null;
        while (waiting.TryPeek(out (long End, TimeSpan At) first) && (read is null || first.End <= end))
        {
            read = first.At;
            if (first.End > end)
            {
                break;
            }

            waiting.Dequeue();
        }

        return written.At - read;
    }

    public void Forget(int connection)
    {
        _reads.Remove((connection, WireSide.Client));
        _reads.Remove((connection, WireSide.Server));
    }
}

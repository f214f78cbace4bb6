namespace Charla.Lessons.Tap.Dissect;

/// <summary>Bytes of one direction that no unit was made of yet.</summary>
internal sealed class HeldBytes
{
    private byte[] _bytes = new byte[256];
    private int _start;
    private int _end;

    /// <summary>Where the first of them stands in its side's stream.</summary>
    public long Offset { get; private set; }

    public int Length => _end - _start;

    public bool IsEmpty => _end == _start;

    /// <summary>Valid until the next call of anything else here.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(_start, Length);

    /// <summary>Valid until the next call of anything else here.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _end < bytes.Length)
        {
            MakeRoom(bytes.Length);
        }

        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Takes so many off the front, as a copy.</summary>
    public byte[] Take(int count)
    {
        byte[] taken = Span[..count].ToArray();
        Drop(count);
        return taken;
    }

    /// <summary>Drops so many off the front.</summary>
    public void Drop(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length);
        Offset += count;
        _start += count;
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }
    }

    /// <summary>Forgets everything: the stream goes on at <paramref name="offset"/>.</summary>
    public void GoTo(long offset)
    {
        (_start, _end, Offset) = (0, 0, offset);
    }

    private void MakeRoom(int more)
    {
        int length = Length;
        byte[] target = length + more > _bytes.Length ? new byte[Math.Max(_bytes.Length * 2, length + more)] : _bytes;
        Span.CopyTo(target);
        (_bytes, _start, _end) = (target, 0, length);
    }
}

using System.Buffers;

namespace Charla.Protocol;

/// <summary>A growing buffer in which frames are written one after the other, each header filled in when its payload is done.</summary>
internal sealed class FrameBuffer(int capacity = 256) : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Length);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Leaves room for a header, and returns where the frame begins.</summary>
    public int BeginFrame()
    {
        Reserve(Frame.HeaderLength);
        Length += Frame.HeaderLength;
        return Length - Frame.HeaderLength;
    }

    /// <summary>Fills in the header of the frame that began at <paramref name="start"/>.</summary>
    public void EndFrame(int start) => Frame.WriteHeader(_bytes.AsSpan(start), Length - start - Frame.HeaderLength);

    /// <summary>Forgets everything written from <paramref name="length"/> on.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Writes one whole frame.</summary>
    public void WriteFrame(ReadOnlySpan<byte> payload)
    {
        int start = BeginFrame();
        this.Write(payload);
        EndFrame(start);
    }

    private void Reserve(int more)
    {
        // A hint of zero asks for any room at all, never for none.
        int needed = Math.Max(more, 1);
        if (_bytes.Length - Length < needed)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + needed));
        }
    }
}

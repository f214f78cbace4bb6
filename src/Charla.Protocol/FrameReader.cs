using System.Buffers;

namespace Charla.Protocol;

/// <summary>What came of asking a <see cref="FrameReader"/> for a frame.</summary>
internal enum FrameReadStatus
{
    /// <summary>A whole frame was taken off the front.</summary>
    Frame,

    /// <summary>More bytes must arrive.</summary>
    NeedMore,

    /// <summary>A frame may be whole, depending on what follows: wait a short moment for more bytes, then ask with <c>waited</c>.</summary>
    NeedWait,
}

/// <summary>Cuts frames out of one connection's bytes, whatever its peer's headers count. Allocates nothing while headers count bytes.</summary>
/// <remarks><c>frame = header payload</c>. Not safe for use from two threads; holds no bytes, only what the connection's counting may still be.</remarks>
internal struct FrameReader(int maxPayload, Counting possible)
{
    private int _judgedLength;

    /// <summary>The countings still possible on this connection.</summary>
    public Counting Counting { get; private set; } = possible;

    /// <summary>From now on headers count bytes: the peer speaks charla/1.</summary>
    public void CountBytes() => Counting = Counting.Bytes;

    /// <summary>Takes one whole frame off the front of <paramref name="unread"/>, or leaves it untouched.</summary>
    /// <param name="unread">What has arrived and was not taken.</param>
    /// <param name="waited">True when no byte came in the short moment after <see cref="FrameReadStatus.NeedWait"/>.</param>
    /// <param name="payload">The frame's payload, a slice of <paramref name="unread"/>.</param>
    /// <exception cref="ProtocolException">The header is no number, announces more than the limit, or nothing that follows it can be its payload.</exception>
    public FrameReadStatus Read(ref ReadOnlySequence<byte> unread, bool waited, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (!TryReadLength(unread, out int announced))
        {
            return FrameReadStatus.NeedMore;
        }

        ReadOnlySequence<byte> arrived = unread.Slice(Frame.HeaderLength);
        if (arrived.Length < announced)
        {
            return FrameReadStatus.NeedMore;
        }

        int length = announced;
        if (Counting != Counting.Bytes)
        {
            FrameReadStatus status = Judge(arrived, announced, waited, out length);
            if (status != FrameReadStatus.Frame)
            {
                return status;
            }
        }

        payload = arrived.Slice(0, length);
        unread = arrived.Slice(length);
        return FrameReadStatus.Frame;
    }

    private readonly bool TryReadLength(in ReadOnlySequence<byte> unread, out int length)
    {
        Span<byte> copy = stackalloc byte[Frame.HeaderLength];
        int available = (int)Math.Min(unread.Length, Frame.HeaderLength);
        ReadOnlySpan<byte> header = copy[..available];
        if (unread.FirstSpan.Length >= available)
        {
            header = unread.FirstSpan[..available];
        }
        else
        {
            unread.Slice(0, available).CopyTo(copy);
        }

        length = 0;
        bool whole = available == Frame.HeaderLength;
        if (whole ? !Frame.TryReadHeader(header, out length) : !Frame.CanBeginHeader(header))
        {
            throw new ProtocolException(ErrorCode.BadFrame);
        }

        // The announced length is judged before a byte of the payload is waited for: a hostile peer must not make us buffer it.
        return length <= maxPayload ? whole : throw new ProtocolException(ErrorCode.TooLong);
    }

    private FrameReadStatus Judge(in ReadOnlySequence<byte> arrived, int announced, bool waited, out int length)
    {
        length = 0;

        // No character is longer than four bytes. What lies beyond the furthest end and the header after it is not looked at, or a
        // read of a hundred frames would cost a hundred times what it holds.
        int furthest = (int)Math.Min(maxPayload, announced * 4L);
        int window = (int)Math.Min(arrived.Length, furthest + (long)Frame.HeaderLength);

        // A payload that comes in dribs is walked again only when it has grown by a share of itself, so that its cost stays linear.
        if (!waited && _judgedLength > 0 && window - _judgedLength < _judgedLength / 64)
        {
            return FrameReadStatus.NeedWait;
        }

        CountingVerdict verdict = JudgeContiguous(arrived.Slice(0, window), announced, waited);
        _judgedLength = verdict.Answer == CountingAnswer.Whole ? 0 : window;
        switch (verdict.Answer)
        {
            case CountingAnswer.Whole:
                (length, Counting) = (verdict.Length, verdict.Remaining);
                return FrameReadStatus.Frame;
            case CountingAnswer.Broken:
                throw new ProtocolException(ErrorCode.BadFrame);
            default:
                return verdict.Answer == CountingAnswer.Wait ? FrameReadStatus.NeedWait : FrameReadStatus.NeedMore;
        }
    }

    private readonly CountingVerdict JudgeContiguous(in ReadOnlySequence<byte> arrived, int announced, bool waited)
    {
        if (arrived.IsSingleSegment)
        {
            return CountingRule.Judge(arrived.FirstSpan, announced, Counting, waited, maxPayload);
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent((int)arrived.Length);
        arrived.CopyTo(rented);
        CountingVerdict verdict = CountingRule.Judge(rented.AsSpan(0, (int)arrived.Length), announced, Counting, waited, maxPayload);
        ArrayPool<byte>.Shared.Return(rented);
        return verdict;
    }
}

using System.Buffers;

namespace Charla.Protocol;

/// <summary>What a <see cref="CableFrameReader"/> found: a frame's payload, or so many bytes that were none.</summary>
internal readonly record struct CableFind(byte[]? Payload, int Discarded);

/// <summary>
/// Cuts frames out of a wire that has no beginning and may lose bytes. Out of step, it looks for the next header that is followed by as much
/// as it announces and then by the start of another, or by nothing; what it passes over is counted. Holds one frame at the most. Not for two threads.
/// </summary>
internal sealed class CableFrameReader(int maxPayload)
{
    private FrameReader _frames = new(maxPayload, Counting.Unknown);
    private ReadOnlyMemory<byte> _held;
    private int _discarded;
    private bool _isInStep;
    private bool _isSilent;
    private bool _waited;

    private enum Step
    {
        Frame,
        More,
        Lost,
    }

    /// <summary>A frame may be whole already: call <see cref="Wait"/> after a short moment without more bytes.</summary>
    public bool MayBeWhole { get; private set; }

    /// <summary>Something is here that is no frame: call <see cref="GiveUp"/> after a long silence, when no more of it is going to come.</summary>
    public bool IsInside => _held.Length > 0 || _discarded > 0;

    /// <summary>Bytes that were passed over and not told yet.</summary>
    public int Discarded => _discarded;

    /// <summary>Takes what has arrived. Before more is added, <see cref="TryRead"/> until there is nothing.</summary>
    public void Add(ReadOnlySpan<byte> arrived)
    {
        _held = (byte[])[.. _held.Span, .. arrived];
        (_isSilent, _waited) = (false, false);
    }

    /// <summary>The short moment has passed without more bytes.</summary>
    public void Wait() => _waited = true;

    /// <summary>The frame that was begun is none, or has lost a part: looks for the next one behind its first byte.</summary>
    public void GiveUp()
    {
        _isSilent = true;
        Skip();
    }

    /// <summary>The wire has ended: afterwards the reader is as new.</summary>
    /// <returns>Bytes that were no frame.</returns>
    public int End()
    {
        int discarded = _discarded + _held.Length;
        _frames = new(maxPayload, Counting.Unknown);
        (_held, _discarded, _isInStep, _isSilent, _waited, MayBeWhole) = (default, 0, false, false, false, false);
        return discarded;
    }

    /// <summary>The next frame, and before it what had to be passed over to find it.</summary>
    public bool TryRead(out CableFind find)
    {
        while (true)
        {
            if (!_isInStep)
            {
                Seek();
            }

            ReadOnlySequence<byte> unread = new(_held);
            Step step = Next(ref unread, out byte[] payload);
            if (step == Step.Lost)
            {
                Skip();
                continue;
            }

            bool isFrame = step == Step.Frame;
            bool tells = _discarded > 0 && (isFrame || (_isSilent && _held.IsEmpty));
            find = tells ? new CableFind(null, _discarded) : new CableFind(payload, 0);
            if (tells)
            {
                // The frame behind it is cut again at the next call.
                (_discarded, _isInStep) = (0, isFrame);
            }
            else if (isFrame)
            {
                (_held, _waited, _isInStep) = (_held[^(int)unread.Length..], false, true);
            }

            return tells || isFrame;
        }
    }

    private Step Next(ref ReadOnlySequence<byte> unread, out byte[] payload)
    {
        payload = [];
        FrameReader frames = _frames;
        try
        {
            FrameReadStatus status = frames.Read(ref unread, _waited, out ReadOnlySequence<byte> found);
            MayBeWhole = status == FrameReadStatus.NeedWait;
            if (status != FrameReadStatus.Frame)
            {
                _frames = frames;
                return Step.More;
            }

            payload = found.ToArray();
        }
        catch (ProtocolException)
        {
            return Step.Lost;
        }

        if (!_isInStep && !MayBeHeader(unread.FirstSpan))
        {
            return Step.Lost;
        }

        // A frame that is cut again must find the countings as they were.
        _frames = _discarded > 0 ? _frames : frames;
        return Step.Frame;
    }

    /// <summary>Goes to the next place where a header may begin.</summary>
    private void Seek()
    {
        ReadOnlySpan<byte> held = _held.Span;
        int at = 0;
        while (at < held.Length && !MayBeHeader(held[at..]))
        {
            at++;
        }

        // Digits that end a text stand right before the next header's: of several places to begin, the last makes the shortest number.
        while (at + _discarded > 0 && IsDigit(held, at) && IsDigit(held, at + 1) && MayBeHeader(held[(at + 1)..]))
        {
            at++;
        }

        Discard(at);
    }

    private static bool IsDigit(ReadOnlySpan<byte> held, int at) => at < held.Length && char.IsAsciiDigit((char)held[at]);

    private bool MayBeHeader(ReadOnlySpan<byte> rest) => rest.Length < Frame.HeaderLength
        ? Frame.CanBeginHeader(rest)
        : Frame.TryReadHeader(rest[..Frame.HeaderLength], out int length) && length <= maxPayload;

    private void Skip()
    {
        _isInStep = false;
        Discard(Math.Min(1, _held.Length));
    }

    private void Discard(int count)
    {
        if (count > 0)
        {
            _held = _held[count..];
            _discarded += count;
            _frames = new(maxPayload, Counting.Unknown);
        }
    }
}

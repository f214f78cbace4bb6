using System.Text;

namespace Charla.Protocol.Doctor;

/// <summary>Cuts one direction's frames out of reads of any size, and remembers of each no more than is needed to speak of it.</summary>
/// <remarks>
/// A payload's bytes are kept only where their counting is open: from the first byte that is not ASCII, while the countings still differ.
/// It never guesses from a silence, as a server has to: what is open is decided by what follows.
/// </remarks>
internal sealed class FrameCutter(DoctorOptions options)
{
    /// <summary>Of each frame so many bytes are kept for its excerpt, the header included.</summary>
    public const int HeadLength = 48;

    /// <summary>A longer payload is taken to count bytes: its end would cost four times as much memory to find.</summary>
    private const int JudgedPayload = 1 << 20;

    private readonly byte[] _head = new byte[HeadLength];
    private readonly StreamTail _tail = new();
    private Counting _counting = Counting.Unknown;
    private byte[] _held = [];
    private byte[] _replay = [];
    private int _headLength;
    private int _headerLength;
    private int _heldLength;
    private int _judgedLength;
    private int _left;
    private bool _countsBytes;
    private long _consumed;

    /// <summary>Whole frames so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Headers so far that were as they should be.</summary>
    public int GoodHeaders { get; private set; }

    /// <summary>Where the frame in hand begins in the stream; between frames, where the last one began.</summary>
    public long Offset { get; private set; }

    /// <summary>What the header in hand, or the last one, announced; negative before the first.</summary>
    public int Announced { get; private set; } = -1;

    /// <summary>Bytes of the payload in hand, or of the last one, that have arrived.</summary>
    public int Payload { get; private set; }

    public int HeaderArrived => _headerLength;

    public bool IsInPayload { get; private set; }

    public bool IsBetweenFrames => !IsInPayload && _headerLength == 0;

    /// <summary>The countings that remain.</summary>
    public Counting Counting => _counting;

    /// <summary>The first byte of the first payload that is not empty; 0 before.</summary>
    public byte FirstPayloadByte { get; private set; }

    /// <summary>The character that made a counting differ.</summary>
    public Rune Telling { get; private set; }

    public PickleGlance Pickle { get; } = new();

    /// <summary>The beginning of the frame in hand, or of the last one.</summary>
    public ReadOnlySpan<byte> Head => _head.AsSpan(0, _headLength);

    /// <summary>The last bytes before the frame in hand, while its header is incomplete.</summary>
    public ReadOnlySpan<byte> Before => _tail.Last;

    /// <summary>Takes bytes off the front of <paramref name="bytes"/> until there is something to say, to replay, or nothing left.</summary>
    public CutEvent Cut(ref ReadOnlySpan<byte> bytes)
    {
        CutEvent happened = CutEvent.None;
        while (happened == CutEvent.None && _replay.Length == 0 && !bytes.IsEmpty)
        {
            happened = IsInPayload ? TakePayload(ref bytes) : TakeHeader(ref bytes);
        }

        return happened;
    }

    /// <summary>Bytes that were kept and belong to the next frames: cut them before anything else.</summary>
    public byte[] TakeReplay()
    {
        byte[] replay = _replay;
        _replay = [];
        return replay;
    }

    /// <summary>Judges again what was kept. At the end of the stream nothing more can decide it.</summary>
    public CutEvent JudgeAgain(bool isEnd) => _heldLength == 0 || (!isEnd && _judgedLength == _heldLength) ? CutEvent.None : JudgeHeld(isEnd);

    /// <summary>Goes on after a broken header, where it is known what its peer meant. How it counts is not asked: that is told by headers that are right.</summary>
    public void Resume(ReadOnlySpan<byte> header, int payload)
    {
        _counting = Counting.Bytes;
        _consumed = Offset + header.Length;
        header.CopyTo(_head);
        _headLength = header.Length;
        _tail.Append(header);
        Begin(payload);
    }

    private CutEvent TakeHeader(ref ReadOnlySpan<byte> bytes)
    {
        if (_headerLength == 0)
        {
            Offset = _consumed;
        }

        int taken = Math.Min(Frame.HeaderLength - _headerLength, bytes.Length);
        bytes[..taken].CopyTo(_head.AsSpan(_headerLength));
        bytes = bytes[taken..];
        _headerLength += taken;
        _consumed += taken;
        _headLength = _headerLength;
        if (_headerLength < Frame.HeaderLength)
        {
            return Frame.CanBeginHeader(Head) ? CutEvent.None : CutEvent.BadHeader;
        }

        if (!Frame.TryReadHeader(Head, out int length))
        {
            return CutEvent.BadHeader;
        }

        GoodHeaders++;
        _tail.Append(Head);
        return Begin(length);
    }

    private CutEvent Begin(int length)
    {
        (Announced, Payload, _left, _headerLength, IsInPayload) = (length, 0, length, 0, true);
        _countsBytes = _counting == Counting.Bytes || length > JudgedPayload;
        Pickle.Begin(length);
        return length > options.MaxPayload ? CutEvent.TooLong : length == 0 ? EndFrame() : CutEvent.None;
    }

    private CutEvent TakePayload(ref ReadOnlySpan<byte> bytes)
    {
        if (_heldLength > 0)
        {
            return Hold(ref bytes);
        }

        int length = Math.Min(_left, bytes.Length);
        int ascii = _countsBytes ? -1 : bytes[..length].IndexOfAnyExceptInRange((byte)0, (byte)127);
        Consume(bytes[..(ascii < 0 ? length : ascii)]);
        bytes = bytes[(ascii < 0 ? length : ascii)..];
        return ascii >= 0 ? JudgeInPlace(ref bytes) : _left == 0 ? EndFrame() : CutEvent.None;
    }

    private CutEvent JudgeInPlace(ref ReadOnlySpan<byte> bytes)
    {
        int window = Math.Min(Window, bytes.Length);
        CountingVerdict verdict = Judge(bytes[..window], waited: window == Window);
        switch (verdict.Answer)
        {
            case CountingAnswer.Whole:
                CutEvent ended = End(bytes, verdict);
                bytes = bytes[verdict.Length..];
                return ended;
            case CountingAnswer.Broken:
                return CutEvent.Lost;
            default:
                _judgedLength = 0;
                return Hold(ref bytes);
        }
    }

    private CutEvent Hold(ref ReadOnlySpan<byte> bytes)
    {
        int taken = Math.Min(Window - _heldLength, bytes.Length);
        if (_held.Length < _heldLength + taken)
        {
            Array.Resize(ref _held, Math.Min(Window, Math.Max(2 * _held.Length, _heldLength + taken)));
        }

        bytes[..taken].CopyTo(_held.AsSpan(_heldLength));
        bytes = bytes[taken..];
        _heldLength += taken;

        // What comes in dribs is judged again only when it has grown by a share of itself, so that its cost stays linear.
        bool isFull = _heldLength == Window;
        return isFull || _heldLength - _judgedLength >= Math.Max(1, _judgedLength / 64) ? JudgeHeld(isFull) : CutEvent.None;
    }

    private CutEvent JudgeHeld(bool waited)
    {
        CountingVerdict verdict = Judge(_held.AsSpan(0, _heldLength), waited);
        _judgedLength = _heldLength;
        if (verdict.Answer != CountingAnswer.Whole)
        {
            return verdict.Answer == CountingAnswer.Broken || _heldLength == Window ? CutEvent.Lost : CutEvent.None;
        }

        _replay = _held[verdict.Length.._heldLength];
        _heldLength = 0;
        return End(_held, verdict);
    }

    /// <summary>No character is longer than four bytes; after the furthest end a header tells whether it is one.</summary>
    private int Window => (_left * 4) + Frame.HeaderLength;

    private CountingVerdict Judge(ReadOnlySpan<byte> arrived, bool waited) =>
        CountingRule.Judge(arrived, _left, _counting, waited, options.MaxPayload);

    private CutEvent End(ReadOnlySpan<byte> arrived, CountingVerdict verdict)
    {
        ReadOnlySpan<byte> payload = arrived[..verdict.Length];
        bool differs = (verdict.Remaining & Counting.Bytes) == 0 && verdict.Length != _left;
        _counting = verdict.Remaining;
        if (differs)
        {
            int wide = (_counting & Counting.CodePoints) == 0 ? Math.Max(0, payload.IndexOfAnyInRange((byte)0xF0, (byte)0xF4)) : 0;
            Rune.DecodeFromUtf8(payload[wide..], out Rune telling, out _);
            Telling = telling;
        }

        Consume(payload);
        CutEvent ended = EndFrame();
        return differs ? CutEvent.CountsOtherwise : ended;
    }

    private void Consume(ReadOnlySpan<byte> payload)
    {
        if (FirstPayloadByte == 0 && !payload.IsEmpty)
        {
            FirstPayloadByte = payload[0];
        }

        int shown = Math.Min(HeadLength - _headLength, payload.Length);
        payload[..shown].CopyTo(_head.AsSpan(_headLength));
        _headLength += shown;
        _tail.Append(payload);
        Pickle.Append(payload);
        Payload += payload.Length;
        _consumed += payload.Length;
        _left -= payload.Length;
    }

    private CutEvent EndFrame()
    {
        Frames++;
        IsInPayload = false;
        return Pickle.IsSuspect ? CutEvent.Pickle : CutEvent.None;
    }

    /// <summary>Bytes of the payload in hand that have arrived, those included whose counting is open.</summary>
    public int Arrived => Payload + _heldLength;
}

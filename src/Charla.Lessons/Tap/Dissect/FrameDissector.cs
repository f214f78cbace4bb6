using System.Buffers;
using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Cuts frames, whatever their headers count (<c>docs/protocol.md</c>, sections 1 and 3).</summary>
/// <remarks>A payload of more than <see cref="MostHeld"/> bytes is not held: it is counted in bytes, and its beginning kept.</remarks>
/// <param name="format">What payloads are taken for.</param>
/// <param name="counting">What headers may count, as far as that is known.</param>
internal sealed class FrameDissector(WireFormat format, Counting counting = Counting.Unknown) : IDissector
{
    /// <summary>The longest payload that is waited for in full, as its header has it.</summary>
    public const int MostHeld = 256 * 1024;

    /// <summary>The longest payload that is followed at all.</summary>
    public const int MostFollowed = 1024 * 1024 * 1024;

    private const int MostBytesPerCharacter = 4;

    private FrameReader _reader = new(MostHeld * MostBytesPerCharacter, counting);
    private LongPayload? _long;
    private byte[] _longHeader = [];
    private long _longOffset;
    private int _longAnnounced;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        bool goesOn = true;
        while (goesOn && (!held.IsEmpty || moment == CutMoment.Ended))
        {
            goesOn = _long is null ? TryCutOne(held, moment, units, out IDissector next) : TryFill(held, moment, units, out next);
            if (next != this)
            {
                return next;
            }
        }

        return this;
    }

    private bool TryCutOne(HeldBytes held, CutMoment moment, ICollection<WireUnit> units, out IDissector next)
    {
        next = this;
        int announced = 0;
        if (held.Length >= Frame.HeaderLength && Frame.TryReadHeader(held.Span[..Frame.HeaderLength], out announced) && announced > MostHeld)
        {
            next = announced > MostFollowed ? new PlainDissector(DissectTexts.TooLong.With(announced)) : this;
            return next == this && Begin(held, announced);
        }

        ReadOnlySequence<byte> unread = new(held.Memory);
        try
        {
            FrameReadStatus status = _reader.Read(ref unread, moment != CutMoment.Arrived, out ReadOnlySequence<byte> payload);
            if (status == FrameReadStatus.Frame)
            {
                units.Add(Frames(held, announced, payload));
                return true;
            }

            if (status == FrameReadStatus.NeedWait && Greeting.IsGreeting(held.Span[Frame.HeaderLength..]))
            {
                // A charla server counts bytes: its greeting need not wait for what follows.
                _reader.CountBytes();
                return true;
            }
        }
        catch (ProtocolException)
        {
            next = new PlainDissector(DissectTexts.NoHeader);
            return false;
        }

        TakeRest(held, moment, announced, units);
        return false;
    }

    private bool Begin(HeldBytes held, int announced)
    {
        (_longOffset, _longAnnounced) = (held.Offset, announced);
        _longHeader = held.Take(Frame.HeaderLength);
        _long = new LongPayload(announced);
        return true;
    }

    private bool TryFill(HeldBytes held, CutMoment moment, ICollection<WireUnit> units, out IDissector next)
    {
        next = this;
        bool isWhole = _long!.Fill(held);
        if (!isWhole && moment != CutMoment.Ended)
        {
            return false;
        }

        units.Add(new WireUnit
        {
            Kind = UnitKind.Frame,
            Format = WireFormat.Frames,
            Offset = _longOffset,
            Length = Frame.HeaderLength + _long.Passed,
            Header = _longHeader,
            Announced = _longAnnounced,
            Payload = _long.Kept,
            PayloadLength = _long.Passed,
            IsWhole = isWhole,
            Note = isWhole ? null : DissectTexts.Unfinished,
        });
        _long = null;
        return true;
    }

    private WireUnit Frames(HeldBytes held, int announced, in ReadOnlySequence<byte> payload)
    {
        long offset = held.Offset;
        int length = (int)payload.Length;
        byte[] header = held.Take(Frame.HeaderLength);
        byte[] bytes = held.Take(length);
        WireUnit unit = new()
        {
            Kind = UnitKind.Frame,
            Format = WireFormat.Frames,
            Offset = offset,
            Length = Frame.HeaderLength + length,
            Header = header,
            Announced = announced,
            Counted = length == announced ? Counting.Bytes : _reader.Counting,
            Payload = bytes,
            PayloadLength = length,
        };
        return PayloadReading.Read(unit, format);
    }

    /// <summary>What is left when the stream ends is the beginning of a frame.</summary>
    private static void TakeRest(HeldBytes held, CutMoment moment, int announced, ICollection<WireUnit> units)
    {
        if (moment != CutMoment.Ended || held.IsEmpty)
        {
            return;
        }

        long offset = held.Offset;
        bool hasHeader = held.Length >= Frame.HeaderLength;
        byte[] header = held.Take(Math.Min(held.Length, Frame.HeaderLength));
        byte[] payload = held.Take(held.Length);
        units.Add(new WireUnit
        {
            Kind = UnitKind.Frame,
            Format = WireFormat.Frames,
            Offset = offset,
            Length = header.Length + payload.Length,
            Header = header,
            Announced = hasHeader ? announced : null,
            Payload = payload,
            PayloadLength = payload.Length,
            IsWhole = false,
            Note = DissectTexts.Unfinished,
        });
    }
}

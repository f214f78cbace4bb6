using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Cuts frames out of a cable, which has no beginning and may lose bytes (<c>docs/protocol.md</c>, section 7): what is passed over on the way to the next frame is shown as bytes.</summary>
/// <param name="maxPayload">The longest payload that a header may announce.</param>
internal sealed class CableDissector(int maxPayload) : IDissector
{
    /// <summary>Bytes that may be passed over before they are shown.</summary>
    public const int MostHeld = 16 * 1024;

    private readonly CableFrameReader _frames = new(maxPayload);
    private int _given;
    private int _shown;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        if (held.Length > _given)
        {
            _frames.Add(held.Span[_given..]);
            _given = held.Length;
        }

        Tell(moment);
        while (_frames.TryRead(out CableFind find))
        {
            Take(find, held, units);
        }

        int hidden = _frames.Discarded - _shown;
        if (moment == CutMoment.Ended)
        {
            TakeRest(held, units);
        }
        else if (hidden > MostHeld)
        {
            _shown += hidden;
            TakeBytes(hidden, held, units);
        }

        return this;
    }

    private void Tell(CutMoment moment)
    {
        if (moment is CutMoment.Waited && _frames.MayBeWhole)
        {
            _frames.Wait();
        }
        else if (moment is CutMoment.GivenUp && _frames.IsInside)
        {
            _frames.GiveUp();
        }
    }

    private void Take(in CableFind find, HeldBytes held, ICollection<WireUnit> units)
    {
        if (find.Payload is { } payload)
        {
            units.Add(TakeFrame(payload.Length, held));
            return;
        }

        TakeBytes(find.Discarded - _shown, held, units);
        _shown = 0;
    }

    private WireUnit TakeFrame(int length, HeldBytes held)
    {
        long offset = held.Offset;
        byte[] header = held.Take(Frame.HeaderLength);
        byte[] payload = held.Take(length);
        _given -= Frame.HeaderLength + length;
        Frame.TryReadHeader(header, out int announced);
        WireUnit unit = new()
        {
            Kind = UnitKind.Frame,
            Format = WireFormat.Frames,
            Offset = offset,
            Length = Frame.HeaderLength + length,
            Header = header,
            Announced = announced,
            Counted = CountingOf(payload, announced),
            Payload = payload,
            PayloadLength = length,
        };
        return PayloadReading.Read(unit, WireFormat.Auto);
    }

    private static Counting CountingOf(byte[] payload, int announced)
    {
        bool countsRunes = Encoding.UTF8.GetString(payload).EnumerateRunes().Count() == announced;
        return payload.Length == announced ? Counting.Bytes : countsRunes ? Counting.CodePoints : Counting.Utf16Units;
    }

    private void TakeBytes(int count, HeldBytes held, ICollection<WireUnit> units)
    {
        if (count > 0)
        {
            long offset = held.Offset;
            byte[] bytes = held.Take(count);
            _given -= count;
            units.Add(new WireUnit { Kind = UnitKind.Bytes, Offset = offset, Length = count, Payload = bytes, PayloadLength = count, Note = DissectTexts.NoFrame });
        }
    }

    private void TakeRest(HeldBytes held, ICollection<WireUnit> units)
    {
        _frames.End();
        TakeBytes(held.Length, held, units);
        (_given, _shown) = (0, 0);
    }
}

using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Pickles that come one after the other without frames. A pickle's end is known only when it is read, so a silence is taken for it.</summary>
internal sealed class PickleDissector : IDissector
{
    private const int MostHeld = 1024 * 1024;
    private const byte Stop = (byte)'.';

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        if (held.IsEmpty)
        {
            return this;
        }

        bool isLong = held.Length > MostHeld;
        if (isLong || !PickleStart.IsPickle(held.Span) && held.Length > 1)
        {
            return new PlainDissector(DissectTexts.NoPickle);
        }

        bool isWhole = held.Span[^1] == Stop;
        if (moment == CutMoment.Ended || (moment == CutMoment.Waited && isWhole))
        {
            units.Add(Pickle(held, isWhole ? null : DissectTexts.Unfinished));
        }

        return this;
    }

    private static WireUnit Pickle(HeldBytes held, Bilingual? note)
    {
        long offset = held.Offset;
        byte[] bytes = held.Take(held.Length);
        WireUnit unit = new() { Kind = UnitKind.Pickle, Offset = offset, Length = bytes.Length, Payload = bytes, PayloadLength = bytes.Length, Note = note, IsWhole = note is null };
        return PickleReading.Read(unit);
    }
}

using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Pickles that come one after the other without frames. A pickle ends where reading it does.</summary>
internal sealed class PickleDissector : IDissector
{
    private const int MostHeld = 1024 * 1024;
    private const byte Stop = (byte)'.';

    private int _tried;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        while (!held.IsEmpty)
        {
            if (held.Length > MostHeld || (held.Length > 1 && !PickleStart.IsPickle(held.Span)))
            {
                return new PlainDissector(DissectTexts.NoPickle);
            }

            int? length = MayBeWhole(held, moment) ? PickleReading.LengthOf(held.Memory.ToArray()) : 0;
            if (length == 0 && moment != CutMoment.Ended)
            {
                return this;
            }

            // One that is refused has an end that only its reader would know: everything is taken for it.
            units.Add(Pickle(held, length is > 0 and var whole ? whole : held.Length, length == 0 ? DissectTexts.Unfinished : null));
            _tried = 0;
        }

        return this;
    }

    /// <summary>A pickle that comes in dribs is read again only when it has grown by a share of itself, so that its cost stays linear.</summary>
    private bool MayBeWhole(HeldBytes held, CutMoment moment)
    {
        bool isWorthIt = moment != CutMoment.Arrived || (held.Span[^1] == Stop && held.Length - _tried >= _tried / 64);
        _tried = isWorthIt ? held.Length : _tried;
        return isWorthIt;
    }

    private static WireUnit Pickle(HeldBytes held, int length, Bilingual? note)
    {
        long offset = held.Offset;
        byte[] bytes = held.Take(length);
        WireUnit unit = new() { Kind = UnitKind.Pickle, Offset = offset, Length = length, Payload = bytes, PayloadLength = length, Note = note, IsWhole = note is null };
        return PickleReading.Read(unit);
    }
}

using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Makes one unit of each read: where there is no form, or it can't be followed any further.</summary>
/// <param name="note">Said of the first of them.</param>
internal sealed class PlainDissector(Bilingual? note = null) : IDissector
{
    private Bilingual? _note = note;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        if (!held.IsEmpty)
        {
            long offset = held.Offset;
            byte[] bytes = held.Take(held.Length);
            units.Add(new WireUnit { Kind = UnitKind.Bytes, Offset = offset, Length = bytes.Length, Payload = bytes, PayloadLength = bytes.Length, Note = _note });
            _note = null;
        }

        return this;
    }
}

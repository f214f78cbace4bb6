namespace Charla.Lessons.Tap.Dissect;

/// <summary>Cuts lines: up to a line feed, with a carriage return before it or not.</summary>
internal sealed class LineDissector : IDissector
{
    /// <summary>The longest line that is waited for.</summary>
    public const int MostHeld = 64 * 1024;

    private int _searched;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        int end;
        while ((end = held.Span[_searched..].IndexOf((byte)'\n')) >= 0)
        {
            int length = _searched + end;
            int ending = length > 0 && held.Span[length - 1] == '\r' ? 2 : 1;
            units.Add(Line(held, length + 1 - ending, ending));
        }

        _searched = held.Length;
        if (_searched > MostHeld || (moment == CutMoment.Ended && !held.IsEmpty))
        {
            bool isLong = moment != CutMoment.Ended;
            units.Add(Line(held, held.Length, 0) with { IsWhole = false, Note = isLong ? DissectTexts.LongLine : DissectTexts.NoLineEnd });
        }

        return this;
    }

    private WireUnit Line(HeldBytes held, int length, int ending)
    {
        long offset = held.Offset;
        byte[] text = held.Take(length);
        byte[] end = held.Take(ending);
        _searched = 0;
        return new WireUnit
        {
            Kind = UnitKind.Line,
            Format = WireFormat.Lines,
            Offset = offset,
            Length = length + ending,
            Payload = text,
            PayloadLength = length,
            Ending = end,
        };
    }
}

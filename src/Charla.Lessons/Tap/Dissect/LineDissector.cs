using Charla.Protocol.Lines;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Cuts lines: up to a line feed, with a carriage return before it or not; or as a serial line is told to end them.</summary>
/// <param name="ending">What ends a line; null for what does in text on a network.</param>
internal sealed class LineDissector(LineEnding? ending = null) : IDissector
{
    /// <summary>The longest line that is waited for.</summary>
    public const int MostHeld = 64 * 1024;

    private readonly byte[] _ends = ending switch
    {
        LineEnding.Cr => [(byte)'\r'],
        LineEnding.Any or LineEnding.CrLf => [(byte)'\r', (byte)'\n'],
        _ => [(byte)'\n'],
    };

    private int _searched;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        while (FindEnd(held.Span, moment, out int end))
        {
            units.Add(Take(held, end));
        }

        if (_searched > MostHeld || (moment == CutMoment.Ended && !held.IsEmpty))
        {
            bool isLong = moment != CutMoment.Ended;
            units.Add(Line(held, held.Length, 0) with { IsWhole = false, Note = isLong ? DissectTexts.LongLine : DissectTexts.NoLineEnd });
        }

        return this;
    }

    private bool FindEnd(ReadOnlySpan<byte> held, CutMoment moment, out int end)
    {
        int found = held[_searched..].IndexOfAny(_ends);
        end = _searched + found;
        _searched = found < 0 ? held.Length : end;

        // A line feed on its way belongs to the carriage return before it.
        bool mayGoOn = found >= 0 && _ends.Length > 1 && held[end] == '\r' && end == held.Length - 1 && moment == CutMoment.Arrived;
        return found >= 0 && !mayGoOn;
    }

    private WireUnit Take(HeldBytes held, int end)
    {
        ReadOnlySpan<byte> bytes = held.Span;
        bool isPair = bytes[end] == '\n'
            ? end > 0 && bytes[end - 1] == '\r'
            : _ends.Length > 1 && end + 1 < bytes.Length && bytes[end + 1] == '\n';
        int length = bytes[end] == '\n' && isPair ? end - 1 : end;
        return Line(held, length, isPair ? 2 : 1);
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

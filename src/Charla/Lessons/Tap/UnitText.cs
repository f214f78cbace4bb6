using Charla.Lessons.Tap.Dissect;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>Puts a unit into lines: what it is, its header, its payload as text and as hex.</summary>
internal sealed class UnitText(ViewOptions options)
{
    private const int NameColumn = 4;
    private const int LabelColumn = 6;
    private const int ValueColumn = 16;
    private const int ShortRead = 32;
    private const int HeaderTextColumn = 48;

    public void Add(LineText text, WireUnit unit, WireSide side)
    {
        Tone tone = side == WireSide.Client ? Tone.Client : Tone.Server;
        string arrow = side == WireSide.Client ? "▶" : "◀";
        text.To(NameColumn).Add(tone, $"{arrow} {Say(ViewTexts.NameOf(unit.Kind))} {LineText.Number(unit.Number)}").Add($": {Sizes(unit)}").End();
        AddHeader(text, unit);
        AddFields(text, unit);
        AddText(text, unit);
        if (unit.PayloadLength > 0)
        {
            ReadOnlyMemory<byte> shown = Shown(unit);
            IEnumerable<string> bytes = shown.ToArray().Select(value => Convert.ToHexStringLower([value]) + " ");
            Label(text, ViewTexts.Hex).Wrap(Tone.Faint, Cut(bytes, unit), ValueColumn);
        }

        if (unit.Note is { } note)
        {
            text.To(LabelColumn).Add(Tone.Mistake, Say(note)).End();
        }
    }

    private string Sizes(WireUnit unit)
    {
        string announced = unit.Announced is { } number ? Say(ViewTexts.Announces.With(LineText.Number(number))) : "";
        string bytes = Say(ViewTexts.Bytes.With(LineText.Number(unit.PayloadLength)));
        string characters = unit.Characters is { } count ? Say(ViewTexts.Characters.With(LineText.Number(count))) : "";
        string counted = unit.Counted == Counting.Bytes ? "" : Say(unit.Counted.HasFlag(Counting.CodePoints) ? ViewTexts.CountsCharacters : ViewTexts.CountsUnits);
        string ending = unit.Ending.IsEmpty ? "" : Say(ViewTexts.EndsWith.With(unit.Ending.Length == 2 ? "\\r\\n" : "\\n"));
        string reads = unit.Reads > 1 ? Say(ViewTexts.InReads.With(LineText.Number(unit.Reads))) : "";
        return announced + bytes + characters + counted + ending + reads + (unit.IsWhole ? "" : Say(ViewTexts.NotWhole));
    }

    private void AddHeader(LineText text, WireUnit unit)
    {
        if (unit.Header.IsEmpty)
        {
            return;
        }

        Label(text, ViewTexts.Header).Add(Tone.Header, string.Join(' ', unit.Header.ToArray().Select(value => Convert.ToHexStringLower([value]))));
        if (unit.Kind == UnitKind.Frame)
        {
            string cells = string.Concat(ChunkText.Cells(unit.Header, unit.Header.Length).Select(cell => cell.Cell));
            text.To(HeaderTextColumn).Add(Tone.Header, $"│{cells}│");
        }

        text.End();
    }

    private void AddFields(LineText text, WireUnit unit)
    {
        if (unit.Kind == UnitKind.Http || unit.Fields.Count == 0)
        {
            return;
        }

        IEnumerable<string> fields = unit.Fields.Select(field => SafeText.OneLine(field.Name == "op" ? $"{field.Value}  " : $"{field.Name}={field.Value}  "));
        Label(text, ViewTexts.Fields).Wrap(Tone.Strong, fields, ValueColumn);
    }

    private void AddText(LineText text, WireUnit unit)
    {
        if (unit.Reading is { } reading)
        {
            Label(text, ViewTexts.NameOf(UnitKind.Pickle)).Wrap(Tone.Strong, reading.EnumerateRunes().Select(rune => SafeText.OneLine(rune.ToString())), ValueColumn);
        }
        else if (unit.Kind == UnitKind.Http)
        {
            foreach (string line in SafeText.Lines(unit.Text ?? ""))
            {
                text.To(ValueColumn).Add(line).End();
            }
        }
        else if (unit.PayloadLength > 0 && unit.Format != WireFormat.Pickle && !IsSeenAbove(unit))
        {
            IEnumerable<string> cells = ChunkText.Cells(Shown(unit), options.Bytes, showsSpaces: false).Select(cell => cell.Cell);
            Label(text, ViewTexts.Text).Wrap(Tone.Plain, Cut(cells, unit), ValueColumn);
        }
    }

    /// <summary>Bytes without a form are a whole read, and a short one's text stands in the line of the read.</summary>
    private bool IsSeenAbove(WireUnit unit) => unit.Kind == UnitKind.Bytes && options.HasChunks && unit.PayloadLength <= ShortRead;

    private LineText Label(LineText text, Bilingual label) => text.To(LabelColumn).Add(Tone.Faint, Say(label)).To(ValueColumn);

    private ReadOnlyMemory<byte> Shown(WireUnit unit) => unit.Payload[..Math.Min(unit.Payload.Length, options.Bytes)];

    private IEnumerable<string> Cut(IEnumerable<string> cells, WireUnit unit) =>
        unit.PayloadLength > options.Bytes ? cells.Append($"… (+{LineText.Number(unit.PayloadLength - options.Bytes)})") : cells;

    private string Say(Bilingual text) => text.In(options.Language);
}

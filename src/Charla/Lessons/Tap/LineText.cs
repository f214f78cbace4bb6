using System.Globalization;
using System.Text;
using Charla.Chat.Terminal;

namespace Charla.Lessons.Tap;

/// <summary>Lines of the view as they grow: pieces in their tones, wrapped at the last column.</summary>
internal sealed class LineText(Ink ink, int columns)
{
    private static readonly NumberFormatInfo _grouped = new() { NumberGroupSeparator = "\u202F", NumberDecimalSeparator = "." };

    private readonly StringBuilder _text = new();
    private int _column;

    /// <summary>Columns that are left in this line.</summary>
    public int Left => columns - _column;

    /// <summary>A number with a thin space between its thousands.</summary>
    public static string Number(long number) => number.ToString("N0", _grouped);

    /// <summary>What of this is a microsecond, in whole ones.</summary>
    public static string Microseconds(TimeSpan time) => Number((long)time.TotalMicroseconds);

    public LineText Add(Tone tone, string text)
    {
        string fitting = CellWidth.Of(text) <= Left ? text : CellWidth.Fit(text, Left - 1) + "…";
        _text.Append(ink.Paint(tone, fitting));
        _column += CellWidth.Of(fitting);
        return this;
    }

    public LineText Add(string text) => Add(Tone.Plain, text);

    /// <summary>Spaces up to a column.</summary>
    public LineText To(int column) => Add(new string(' ', Math.Max(0, column - _column)));

    public LineText End()
    {
        _text.Append('\n');
        _column = 0;
        return this;
    }

    /// <summary>Cells side by side, as many to a line as there is room for; all lines begin at <paramref name="indent"/>.</summary>
    public LineText Wrap(Tone tone, IEnumerable<string> cells, int indent)
    {
        StringBuilder line = new();
        int width = 0;
        foreach (string cell in cells)
        {
            int own = CellWidth.Of(cell);
            if (indent + width + own > columns)
            {
                To(indent).Add(tone, line.ToString().TrimEnd(' ')).End();
                line.Clear();
                width = 0;
            }

            line.Append(cell);
            width += own;
        }

        return line.Length > 0 || width == 0 ? To(indent).Add(tone, line.ToString().TrimEnd(' ')).End() : this;
    }

    public override string ToString() => _text.ToString();
}

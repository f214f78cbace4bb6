using System.Globalization;
using System.Text;

namespace Charla.Protocol.Doctor;

/// <summary>A finding as lines for a terminal: the bytes in rows of sixteen with the mistake underlined, what is wrong, and the fix. At most <see cref="Width"/> columns.</summary>
/// <remarks>No colours and no control characters. A line of code is never broken in two where it fits in a line.</remarks>
internal static class FindingText
{
    /// <summary>Columns of the longest line.</summary>
    public const int Width = 100;

    private const int RowBytes = 16;
    private const int OffsetDigits = 6;
    private const int HexColumn = OffsetDigits + 2;
    private const int TextColumn = HexColumn + (RowBytes * 3) + 1;
    private const string Indent = "  ";

    private static readonly Bilingual _client = new("el cliente", "the client");
    private static readonly Bilingual _server = new("el servidor", "the server");
    private static readonly Bilingual _title = new("{0} ({1}, byte {2})", "{0} ({1}, byte {2})");
    private static readonly Bilingual _fix = new("Remedio: ", "Fix: ");

    public static IReadOnlyList<string> Lines(Finding finding, Language language)
    {
        string who = (finding.By == WireSide.Client ? _client : _server).In(language);
        List<string> lines = [_title.With(finding.Rule, who, finding.Offset + finding.MarkStart).In(language)];
        for (int row = 0; row < finding.Bytes.Length || row == 0; row += RowBytes)
        {
            AddRow(lines, finding, row);
        }

        AddWrapped(lines, finding.Mistake.In(language));
        string[] fix = (_fix.In(language) + finding.Fix.In(language)).Split('\n');
        foreach (string line in fix)
        {
            AddWrapped(lines, line);
        }

        return lines;
    }

    private static void AddRow(List<string> lines, Finding finding, int row)
    {
        ReadOnlySpan<byte> bytes = finding.Bytes.Span[row..Math.Min(row + RowBytes, finding.Bytes.Length)];
        StringBuilder shown = new(Width);
        shown.Append(CultureInfo.InvariantCulture, $"{finding.Offset + row,OffsetDigits}  ");
        foreach (byte value in bytes)
        {
            shown.Append(CultureInfo.InvariantCulture, $"{value:x2} ");
        }

        // A column for each byte, so that the marks stand below: what is not ASCII has no letter of its own.
        shown.Append(' ', Math.Max(0, TextColumn - shown.Length));
        foreach (byte value in bytes)
        {
            shown.Append(value is >= 0x20 and < 0x7F ? (char)value : '.');
        }

        lines.Add(shown.ToString().TrimEnd());
        string marks = Marks(finding, row, bytes.Length);
        if (marks.Length > 0)
        {
            lines.Add(marks);
        }
    }

    private static string Marks(Finding finding, int row, int length)
    {
        // Where something is missing, one mark stands at its place.
        int end = finding.MarkStart + Math.Max(1, finding.MarkLength);
        int first = Math.Max(finding.MarkStart, row) - row;
        int last = Math.Min(end, row + RowBytes) - row;
        bool isHere = finding.MarkLength > 0 ? first < length : first < RowBytes || length == 0;
        if (first >= last || !isHere)
        {
            return "";
        }

        StringBuilder marks = new(new string(' ', Width));
        for (int i = first; i < last; i++)
        {
            marks[HexColumn + (i * 3)] = '^';
            marks[HexColumn + (i * 3) + 1] = '^';
            marks[HexColumn + (i * 3) + 2] = i + 1 < last ? '^' : ' ';
            marks[TextColumn + i] = '^';
        }

        return marks.ToString().TrimEnd();
    }

    private static void AddWrapped(List<string> lines, string text)
    {
        string rest = Indent + text;
        while (rest.Length > Width)
        {
            int space = rest.LastIndexOf(' ', Width);
            int end = space > Indent.Length * 2 ? space : Width;
            lines.Add(rest[..end].TrimEnd());
            rest = Indent + Indent + rest[end..].TrimStart();
        }

        lines.Add(rest);
    }
}

using System.Text;

namespace Charla.Chat.Terminal;

/// <summary>
/// Breaks a line between words, the rest under an indent. A word longer than a whole row, such as an address of the web, is left to the
/// terminal, which then still knows it as one.
/// </summary>
internal static class LineWrap
{
    private const char Escape = '\e';

    /// <summary>The line's rows.</summary>
    /// <param name="line">Without line breaks; it may hold colours.</param>
    /// <param name="columns">Columns of a row.</param>
    /// <param name="indent">Columns before each row after the first.</param>
    public static IReadOnlyList<string> Rows(string line, int columns, int indent)
    {
        int margin = indent < columns / 2 ? indent : 0;
        List<string> rows = [];
        StringBuilder row = new();
        int column = 0;
        string space = "";
        foreach (string piece in Pieces(line))
        {
            if (piece[0] == ' ')
            {
                space = piece;
                continue;
            }

            int width = Width(piece);
            if (column > margin && column + space.Length + width > columns && width <= columns - margin)
            {
                rows.Add(row.ToString());
                row.Clear().Append(' ', margin);
                (column, space) = (margin, "");
            }

            row.Append(space).Append(piece);
            column = ((column + space.Length + width - 1) % columns) + 1;
            space = "";
        }

        rows.Add(row.ToString());
        return rows;
    }

    /// <summary>Words and the spaces between them, in turn.</summary>
    private static IEnumerable<string> Pieces(string line)
    {
        for (int start = 0, end; start < line.Length; start = end)
        {
            bool isSpace = line[start] == ' ';
            end = start + 1;
            while (end < line.Length && line[end] == ' ' == isSpace)
            {
                end++;
            }

            yield return line[start..end];
        }
    }

    /// <summary>Columns of a word that may hold colours.</summary>
    private static int Width(string word)
    {
        int width = 0;
        string[] parts = word.Split(Escape);
        for (int part = 0; part < parts.Length; part++)
        {
            width += CellWidth.Of(part == 0 ? parts[part] : parts[part].AsSpan(parts[part].IndexOf('m') + 1));
        }

        return width;
    }
}

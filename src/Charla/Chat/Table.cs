using Charla.Chat.Terminal;

namespace Charla.Chat;

/// <summary>Columns of text, each as wide as its widest cell; those that are empty throughout are left out, and the last one is broken where it is too wide.</summary>
internal static class Table
{
    private const string Gap = "  ";

    /// <param name="items">What there is a row for.</param>
    /// <param name="cells">An item's cells.</param>
    /// <param name="columns">Columns of the terminal.</param>
    public static IReadOnlyList<string> Rows<T>(IEnumerable<T> items, Func<T, string[]> cells, int columns)
    {
        string[][] rows = [.. items.Select(cells)];
        int count = rows.Length == 0 ? 0 : rows[0].Length;
        int[] widths = [.. Enumerable.Range(0, count).Select(column => rows.Max(row => CellWidth.Of(row[column])))];
        int indent = widths.SkipLast(1).Where(width => width > 0).Sum(width => width + Gap.Length);
        return [.. rows.SelectMany(row => LineWrap.Rows(Line(row, widths), columns, indent))];
    }

    private static string Line(string[] row, int[] widths) =>
        string.Join(Gap, row.Select((cell, column) => CellWidth.Pad(cell, widths[column])).Where((_, column) => widths[column] > 0)).TrimEnd();
}

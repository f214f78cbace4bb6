using System.Globalization;
using System.Text;
using Charla.Protocol;

namespace Charla.Chat.Terminal;

/// <summary>What stands at the bottom of the screen: a line about the state, and the line being typed behind its prompt.</summary>
/// <param name="Status">One line, which may be empty.</param>
/// <param name="Prompt">One line.</param>
/// <param name="Text">What has been typed.</param>
/// <param name="Cursor">UTF-16 units of the text in front of the cursor.</param>
internal sealed record InputArea(StyledText Status, StyledText Prompt, string Text, int Cursor)
{
    public static InputArea Empty { get; } = new(StyledText.Empty, StyledText.Empty, "", 0);
}

/// <summary>One line as it is written to the terminal, colours included, and the columns that it takes there.</summary>
internal readonly record struct StyledText(string Ansi, int Columns)
{
    public static StyledText Empty { get; } = new("", 0);
}

/// <summary>An input area broken into rows. The cursor always has a column of its own, so it never hangs at the margin.</summary>
/// <param name="Rows">At least one.</param>
/// <param name="CursorRow">The cursor's place among the rows.</param>
/// <param name="CursorColumn">Columns to the left of the cursor.</param>
internal sealed record InputLayout(IReadOnlyList<StyledText> Rows, int CursorRow, int CursorColumn)
{
    /// <summary>Lays an area out; where it is taller than the terminal, the rows around the cursor. The terminal's top row is left alone.</summary>
    public static InputLayout Of(InputArea area, TerminalSize size)
    {
        InputLayout typed = new Wrapping(size.Columns).Wrap(area);
        int room = Math.Max(1, size.Rows - 1);
        bool hasStatus = area.Status.Columns > 0 && area.Status.Columns < size.Columns && room > 1;
        return hasStatus ? typed.Around(room - 1).Below(area.Status) : typed.Around(room);
    }

    private InputLayout Around(int maxRows)
    {
        int first = Math.Clamp(CursorRow - maxRows + 1, 0, Math.Max(0, Rows.Count - maxRows));
        return new InputLayout([.. Rows.Skip(first).Take(maxRows)], CursorRow - first, CursorColumn);
    }

    private InputLayout Below(StyledText status) => new([status, .. Rows], CursorRow + 1, CursorColumn);

    private sealed class Wrapping(int columns)
    {
        private const string LineBreakSign = "⏎";

        private readonly List<StyledText> _rows = [];
        private readonly StringBuilder _row = new();
        private int _column;
        private (int Row, int Column) _cursor;

        public InputLayout Wrap(InputArea area)
        {
            _row.Append(area.Prompt.Ansi);
            _column = area.Prompt.Columns;
            for (int position = 0; position < area.Text.Length;)
            {
                int length = StringInfo.GetNextTextElementLength(area.Text.AsSpan(position));
                Append(Shown(area.Text.Substring(position, length)), isAtCursor: position == area.Cursor);
                position += length;
            }

            if (area.Cursor >= area.Text.Length)
            {
                Append(" ", isAtCursor: true);
            }

            EndRow();
            return new InputLayout(_rows, _cursor.Row, _cursor.Column);
        }

        private static string Shown(string cluster) => cluster is "\n" or "\r\n" ? LineBreakSign : SafeText.OneLine(cluster);

        private void Append(string shown, bool isAtCursor)
        {
            int width = CellWidth.OfCluster(shown);
            if (_column + width > columns && _column > 0)
            {
                EndRow();
            }

            if (isAtCursor)
            {
                _cursor = (_rows.Count, _column);
            }

            _row.Append(shown);
            _column += width;
        }

        private void EndRow()
        {
            _rows.Add(new StyledText(_row.ToString(), _column));
            _row.Clear();
            _column = 0;
        }
    }
}

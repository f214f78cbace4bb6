using System.Text;

namespace Charla.Chat.Terminal;

/// <summary>
/// A terminal with the line being typed at the bottom and everything else scrolling above it, in the terminal's own scrollback.
/// Whatever is printed goes above: the input is erased, the lines are written and the input is drawn again, in one write for all
/// that was taken since the last one. Not for several threads at once.
/// </summary>
/// <param name="write">Writes to the terminal, all at once.</param>
/// <param name="measure">The terminal's size now.</param>
internal sealed class Screen(Action<string> write, Func<TerminalSize> measure)
{
    private const string EndOfLine = "\r\n";
    private const string EraseBelow = "\e[J";
    private const string Bell = "\a";
    private const string ClearAll = "\e[2J\e[H";

    /// <summary>Terminals that know it draw nothing in between (synchronised output); others pass over it.</summary>
    private const string BeginUpdate = "\e[?2026h\e[?25l";
    private const string EndUpdate = "\e[?25h\e[?2026l";

    /// <summary>What is under a line that didn't fit: the width of the time.</summary>
    private const int Indent = 6;

    private readonly List<string> _above = [];
    private InputArea _area = InputArea.Empty;
    private InputLayout? _drawn;
    private TerminalSize _drawnSize;
    private bool _isStale = true;
    private string _prelude = "";

    /// <summary>The terminal's size now.</summary>
    public TerminalSize Size => measure();

    /// <summary>Takes whole lines that are to stand above the input. They may hold colours, and nothing else that isn't text.</summary>
    public void Print(IReadOnlyCollection<string> lines) => _above.AddRange(lines);

    /// <summary>Takes an input area that is to stand in the place of the last one.</summary>
    public void Show(InputArea area)
    {
        _isStale |= area != _area;
        _area = area;
    }

    /// <summary>Has the input drawn again: the terminal has another size, or something else has written to it.</summary>
    public void Invalidate() => _isStale = true;

    /// <summary>Has the screen emptied, but for the input.</summary>
    public void Clear()
    {
        _drawn = null;
        _prelude += ClearAll;
    }

    /// <summary>Has the bell rung.</summary>
    public void Ring() => _prelude += Bell;

    /// <summary>Writes to the terminal what was taken since the last time, if anything.</summary>
    public void Flush()
    {
        if (!_isStale && _above.Count == 0 && _prelude.Length == 0)
        {
            return;
        }

        TerminalSize size = measure();
        StringBuilder output = new(BeginUpdate);
        Erase(output, size);
        output.Append(_prelude);
        WriteAbove(output, size);
        Draw(output, size);
        write(output.Append(EndUpdate).ToString());
        (_isStale, _prelude) = (false, "");
    }

    /// <summary>Takes the input away and leaves the cursor where it began, so that a shell goes on below the conversation.</summary>
    public void Close()
    {
        TerminalSize size = measure();
        StringBuilder output = new();
        Erase(output, size);
        WriteAbove(output, size);
        write(output.ToString());
        _drawn = null;
    }

    private void WriteAbove(StringBuilder output, TerminalSize size)
    {
        foreach (string row in _above.SelectMany(line => LineWrap.Rows(line, size.Columns, Indent)))
        {
            output.Append(row).Append(EndOfLine);
        }

        _above.Clear();
    }

    private void Erase(StringBuilder output, TerminalSize size)
    {
        if (_drawn is not null)
        {
            Move(output, 'A', RowsAboveCursor(_drawn, size.Columns));
            output.Append('\r').Append(EraseBelow);
        }
    }

    /// <summary>A terminal that became narrower has broken our rows in two or more, one that became wider leaves them.</summary>
    private int RowsAboveCursor(InputLayout drawn, int columns)
    {
        if (columns >= _drawnSize.Columns)
        {
            return drawn.CursorRow;
        }

        int above = drawn.Rows.Take(drawn.CursorRow).Sum(row => Math.Max(1, (row.Columns + columns - 1) / columns));
        return above + (drawn.CursorColumn / columns);
    }

    private void Draw(StringBuilder output, TerminalSize size)
    {
        _drawn = InputLayout.Of(_area, size);
        _drawnSize = size;
        output.AppendJoin(EndOfLine, _drawn.Rows.Select(row => row.Ansi));
        Move(output, 'A', _drawn.Rows.Count - 1 - _drawn.CursorRow);
        output.Append('\r');
        Move(output, 'C', _drawn.CursorColumn);
    }

    private static void Move(StringBuilder output, char direction, int count)
    {
        if (count > 0)
        {
            output.Append("\e[").Append(count).Append(direction);
        }
    }
}

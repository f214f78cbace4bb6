using System.Globalization;
using System.Text;
using Charla.Chat.Terminal;

namespace Charla.Tests.Chat.Terminal;

/// <summary>As much of a terminal as the screen makes use of. Anything else written to it is an error.</summary>
internal sealed class TerminalEmulator(int columns, int rows)
{
    private readonly List<List<string>> _lines = [[]];
    private readonly StringBuilder _colours = new();
    private bool _hangsAtMargin;

    /// <summary>Everything, with what has scrolled away; without empty lines at the end.</summary>
    public IReadOnlyList<string> Lines =>
        [.. _lines.Select(line => string.Concat(line).TrimEnd()).Reverse().SkipWhile(line => line.Length == 0).Reverse()];

    public TerminalSize Size { get; } = new(columns, rows);

    public int Row { get; private set; }

    public int Column { get; private set; }

    public int Bells { get; private set; }

    public int Writes { get; private set; }

    public string Colours => _colours.ToString();

    private int Top => Math.Max(0, _lines.Count - rows);

    public void Write(string text)
    {
        Writes++;
        for (int at = 0; at < text.Length;)
        {
            int length = text[at] == '\e' ? SequenceLength(text.AsSpan(at)) : StringInfo.GetNextTextElementLength(text.AsSpan(at));
            Take(text.Substring(at, length));
            at += length;
        }
    }

    private static int SequenceLength(ReadOnlySpan<char> text)
    {
        text[1].ShouldBe('[');
        return text[2..].IndexOfAnyInRange('@', '~') + 3;
    }

    private void Take(string token)
    {
        switch (token)
        {
            case "\r\n":
                Take("\r");
                Take("\n");
                break;
            case "\r":
                (Column, _hangsAtMargin) = (0, false);
                break;
            case "\n":
                Down();
                break;
            case "\a":
                Bells++;
                break;
            case ['\e', '[', .. string parameters, char final]:
                Obey(parameters, final);
                break;
            default:
                Put(token);
                break;
        }
    }

    private void Obey(string parameters, char final)
    {
        int count = int.TryParse(parameters, out int given) ? given : 1;
        switch (final)
        {
            case 'A':
                Row = Math.Max(Top, Row - count);
                break;
            case 'C':
                Column = Math.Min(columns - 1, Column + count);
                break;
            case 'J' when parameters == "2":
                _lines.Add([]);
                (Row, Column) = (_lines.Count - 1, 0);
                _lines.AddRange(Enumerable.Range(1, rows - 1).Select(_ => new List<string>()));
                break;
            case 'J':
                Erase();
                break;
            case 'H':
                (Row, Column) = (Top, 0);
                break;
            case 'm':
                _colours.Append(parameters).Append('m');
                break;
            default:
                (final is 'h' or 'l' && parameters.StartsWith('?')).ShouldBeTrue($"{parameters}{final}");
                break;
        }

        _hangsAtMargin &= final is 'm' or 'h' or 'l';
    }

    private void Erase()
    {
        _lines[Row].RemoveRange(Math.Min(Column, _lines[Row].Count), Math.Max(0, _lines[Row].Count - Column));
        foreach (List<string> below in _lines.Skip(Row + 1))
        {
            below.Clear();
        }
    }

    private void Put(string character)
    {
        int width = CellWidth.OfCluster(character);
        if (_hangsAtMargin || Column + width > columns)
        {
            Column = 0;
            Down();
        }

        List<string> line = _lines[Row];
        while (line.Count < Column + width)
        {
            line.Add(" ");
        }

        line[Column] = character;
        for (int cell = 1; cell < width; cell++)
        {
            line[Column + cell] = "";
        }

        Column += width;
        _hangsAtMargin = Column == columns;
        Column = Math.Min(Column, columns - 1);
    }

    private void Down()
    {
        _hangsAtMargin = false;
        if (++Row == _lines.Count)
        {
            _lines.Add([]);
        }
    }
}

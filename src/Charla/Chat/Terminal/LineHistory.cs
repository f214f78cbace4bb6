namespace Charla.Chat.Terminal;

/// <summary>The lines that were sent, the newest <see cref="Capacity"/>, and the draft that a person left to look at them.</summary>
internal sealed class LineHistory
{
    public const int Capacity = 500;

    private readonly List<string> _lines = [];
    private string _draft = "";

    /// <summary>The line being shown; as many as there are lines means the draft.</summary>
    private int _position;

    /// <summary>Remembers a line, once where it was the last one already, and goes back to the draft.</summary>
    public void Add(string line)
    {
        if (line.Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
        }

        if (_lines.Count > Capacity)
        {
            _lines.RemoveAt(0);
        }

        _position = _lines.Count;
        _draft = "";
    }

    /// <summary>The line before the one being shown, or null at the oldest.</summary>
    /// <param name="shown">What is in the line now; kept where it is the draft.</param>
    public string? Older(string shown)
    {
        if (_position == 0)
        {
            return null;
        }

        if (_position == _lines.Count)
        {
            _draft = shown;
        }

        return _lines[--_position];
    }

    /// <summary>The line after the one being shown, at the end the draft; null where the draft is being shown.</summary>
    public string? Newer()
    {
        if (_position >= _lines.Count)
        {
            return null;
        }

        return ++_position == _lines.Count ? _draft : _lines[_position];
    }
}

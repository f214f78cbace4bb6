using Charla.Protocol.Lines;

namespace Charla.Serial.Talk;

/// <summary>Understands lines of text.</summary>
internal sealed class LineHearing(SerialFormat format) : IHearing
{
    /// <summary>Bytes of the longest piece of a line. Escaped, each may take four.</summary>
    public const int MaxLength = 4_096;

    private readonly LineReader _lines = new(format.Ending, MaxLength);

    public TimeSpan Patience => Timeout.InfiniteTimeSpan;

    public void Add(ReadOnlySpan<byte> arrived) => _lines.Add(arrived);

    public void Silence()
    {
        // A line that has begun may take all the time that it needs.
    }

    public IEnumerable<Heard> Understood()
    {
        while (_lines.TryRead(out Line line))
        {
            yield return Heard.Said(line.Text(format.Charset));
        }
    }

    public IEnumerable<Heard> End()
    {
        _lines.End();
        return Understood();
    }
}

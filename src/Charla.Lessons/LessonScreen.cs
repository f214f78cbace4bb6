using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>Where a lesson writes: whole lines, from any thread, in the person's language.</summary>
internal sealed class LessonScreen(TextWriter output, Language language)
{
    private readonly Lock _gate = new();

    public Language Language { get; } = language;

    /// <summary>Writes one line as it is; nothing of a peer's may stand in it that was not made harmless (<see cref="ByteText"/>, <see cref="SafeText"/>).</summary>
    public void Line(string line)
    {
        lock (_gate)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    public void Line(Bilingual line) => Line(line.In(Language));

    /// <summary>A line about one connection, with its number in front.</summary>
    public void Line(int connection, Bilingual line) => Line(connection, line.In(Language));

    /// <summary>A line about one connection, with its number in front.</summary>
    public void Line(int connection, string line) => Line($"#{connection,-3} {line}");
}

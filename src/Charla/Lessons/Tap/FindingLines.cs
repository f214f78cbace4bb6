using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>Puts what the frame doctor says below the unit that gave it away.</summary>
internal static class FindingLines
{
    private const int Column = 4;
    private const string Mark = "⚠ ";

    public static void Add(LineText text, Finding finding, Language language)
    {
        bool isTitle = true;
        foreach (string line in FindingText.Lines(finding, language))
        {
            bool isMarks = line.Contains('^', StringComparison.Ordinal) && line.AsSpan().IndexOfAnyExcept(' ', '^') < 0;
            text.To(Column - Mark.Length).Add(Tone.Mistake, isTitle ? Mark : "").To(Column).Add(isTitle || isMarks ? Tone.Mistake : Tone.Plain, line).End();
            isTitle = false;
        }
    }
}

using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>A lesson can't go on, for a reason that the person at the keyboard can mend.</summary>
internal sealed class LessonException(Bilingual text, Exception? cause = null) : Exception(text.English, cause)
{
    /// <summary>What is wrong and what to do about it.</summary>
    public Bilingual Text { get; } = text;
}

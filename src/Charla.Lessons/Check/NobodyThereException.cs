using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>No connection with the student's program could be had.</summary>
internal sealed class NobodyThereException(Bilingual text) : Exception(text.English)
{
    public Bilingual Text { get; } = text;
}

using Charla.Protocol;

namespace Charla.Bench;

/// <summary>Nothing could be measured, for a reason that its reader can do something about.</summary>
internal sealed class BenchException(Bilingual text) : Exception(text.English)
{
    public Bilingual Text { get; } = text;
}

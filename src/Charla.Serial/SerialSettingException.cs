using Charla.Protocol;

namespace Charla.Serial;

/// <summary>A setting that can't be: says which, and what it can be.</summary>
internal sealed class SerialSettingException(Bilingual text) : Exception(text.English)
{
    public Bilingual Text { get; } = text;
}

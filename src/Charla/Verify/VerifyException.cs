using Charla.Protocol;

namespace Charla.Verify;

/// <summary>Nothing could be verified: this says why.</summary>
internal sealed class VerifyException(Bilingual text) : Exception(text.English)
{
    public Bilingual Text { get; } = text;
}

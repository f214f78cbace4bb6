using Charla.Protocol;

namespace Charla.App;

/// <summary>The window can't be: says why, and what helps.</summary>
internal sealed class AppException(Bilingual text, Exception cause) : Exception(text.English, cause)
{
    public Bilingual Text { get; } = text;
}

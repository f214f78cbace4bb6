using Charla.Protocol;

namespace Charla.Storage.Transfer;

/// <summary>A room can't be exported or imported; nothing was changed. The sentence is for the operator.</summary>
internal sealed class TransferException(Bilingual text, Exception? cause = null) : Exception(text.English, cause)
{
    public Bilingual Text { get; } = text;
}

using Charla.Protocol;

namespace Charla.Storage.Backups;

/// <summary>A backup can't be made or restored; nothing was changed. The sentence is for the operator.</summary>
internal sealed class BackupException(Bilingual text, Exception? cause = null) : Exception(text.English, cause)
{
    public Bilingual Text { get; } = text;
}

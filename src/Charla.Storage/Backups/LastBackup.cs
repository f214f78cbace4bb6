using System.Text.Json;

namespace Charla.Storage.Backups;

/// <summary>What a data folder knows of its last backup: <c>last-backup.json</c>.</summary>
/// <param name="Made">Everything acknowledged before is in it.</param>
/// <param name="File">Where it was put.</param>
/// <param name="Bytes">How long it was.</param>
internal sealed record LastBackup(DateTimeOffset Made, string File, long Bytes)
{
    private const string FileName = "last-backup.json";

    /// <summary>Null where none is known.</summary>
    public static LastBackup? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(System.IO.File.ReadAllBytes(Path.Combine(folder, FileName)), BackupJson.Default.LastBackup);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>It is a note: a folder that can't take it has been backed up all the same.</summary>
    public static void Note(string folder, LastBackup last)
    {
        string note = Path.Combine(folder, FileName);
        try
        {
            System.IO.File.WriteAllBytes(note + ".new", JsonSerializer.SerializeToUtf8Bytes(last, BackupJson.Default.LastBackup));
            System.IO.File.Move(note + ".new", note, overwrite: true);
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}

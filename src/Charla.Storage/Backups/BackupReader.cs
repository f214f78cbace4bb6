using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Charla.Core;
using Charla.Protocol;

namespace Charla.Storage.Backups;

/// <summary>Makes a data folder of a backup: everything is checked before anything is put in its place.</summary>
internal static class BackupReader
{
    private const string Suffix = ".restoring";

    private static readonly Bilingual _notEmpty = new("La carpeta {0} no está vacía. Con --replace, lo que haya se aparta y se pone lo de la copia.", "The folder {0} is not empty. With --replace what is there is put aside, and the backup takes its place.");
    private static readonly Bilingual _inUse = new("La carpeta {0} está en uso: detén antes esa charla.", "The folder {0} is in use: stop that charla first.");
    private static readonly Bilingual _noBackup = new("{0} no es una copia hecha con «charla backup»: {1}", "{0} is no backup made with “charla backup”: {1}");
    private static readonly Bilingual _later = new("La copia es de un programa posterior (forma {0}).", "The backup is of a later program (form {0}).");
    private static readonly Bilingual _failed = new("No se pudo restaurar: {0}", "It could not be restored: {0}");

    /// <summary>Restores a backup into a folder, which is made where it is missing.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="folder">The data folder. What is in its way goes into <c>replaced-…</c> within it.</param>
    /// <param name="replace">Whether the folder need not be empty.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends it, before anything is put in its place.</param>
    /// <exception cref="BackupException">It can't be restored, and the folder is as it was.</exception>
    public static BackupManifest Restore(string file, string folder, bool replace, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            using ZipArchive archive = new(File.OpenRead(file), ZipArchiveMode.Read);
            BackupManifest manifest = ReadManifest(archive, file);
            if (!replace && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new BackupException(_notEmpty.With(Path.GetFullPath(folder)));
            }

            using FolderLock held = Hold(folder);
            Restore(archive, manifest, folder, time, cancellation);
            return manifest;
        }
        catch (InvalidDataException damaged)
        {
            throw new BackupException(_noBackup.With(file, damaged.Message), damaged);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LogUnavailableException)
        {
            throw new BackupException(_failed.With(failure.Message), failure);
        }
    }

    private static BackupManifest ReadManifest(ZipArchive archive, string file)
    {
        try
        {
            using Stream json = (archive.GetEntry(BackupManifest.FileName) ?? throw new JsonException(BackupManifest.FileName)).Open();
            BackupManifest manifest = BackupManifest.Read(json);
            if (manifest.Form > BackupManifest.CurrentForm)
            {
                throw new BackupException(_later.With(manifest.Form));
            }

            return manifest.Files.All(part => BackupFiles.IsOne(part.Name)) && manifest.Files.Any(part => part.Name == BackupFiles.Log)
                ? manifest
                : throw new JsonException("files");
        }
        catch (JsonException malformed)
        {
            throw new BackupException(_noBackup.With(file, malformed.Message), malformed);
        }
    }

    private static FolderLock Hold(string folder)
    {
        try
        {
            return FolderLock.Take(folder);
        }
        catch (IOException held)
        {
            throw new BackupException(_inUse.With(Path.GetFullPath(folder)), held);
        }
    }

    private static void Restore(ZipArchive archive, BackupManifest manifest, string folder, TimeProvider time, CancellationToken cancellation)
    {
        string[] staged = [.. manifest.Files.Select(part => Path.Combine(folder, part.Name.Replace('/', '-') + Suffix))];
        try
        {
            for (int i = 0; i < staged.Length; i++)
            {
                BackupPartReader.Extract(archive, manifest.Files[i], staged[i], cancellation);
            }

            PutAside(folder, time.GetUtcNow());
            for (int i = 0; i < staged.Length; i++)
            {
                string place = Path.Combine(folder, manifest.Files[i].Name);
                OwnerOnly.MakeFolder(Path.GetDirectoryName(place)!);
                File.Move(staged[i], place);
            }
        }
        finally
        {
            Array.ForEach(staged, File.Delete);
        }
    }

    private static void PutAside(string folder, DateTimeOffset now)
    {
        string aside = Path.Combine(folder, "replaced-" + now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        foreach (string name in BackupFiles.Replaced.Where(name => Path.Exists(Path.Combine(folder, name))))
        {
            OwnerOnly.MakeFolder(aside);
            Directory.Move(Path.Combine(folder, name), Path.Combine(aside, name));
        }
    }
}

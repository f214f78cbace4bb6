using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Charla.Core;
using Charla.Protocol;

namespace Charla.Storage.Backups;

/// <summary>Makes a backup of a data folder in one file, whether or not a server writes to it meanwhile.</summary>
/// <remarks>
/// The file is a zip of the databases, copied with SQLite's own online backup, the certificates, and a manifest with checksums. The log is copied before
/// the accounts, so that no message is there whose account is not. Whoever writes to them waits for none of it.
/// </remarks>
internal static class BackupWriter
{
    private static readonly Bilingual _noData = new("No hay datos de ninguna charla en {0}. Di cuál es la carpeta con --data.", "There is no data of a charla in {0}. Say which folder it is with --data.");
    private static readonly Bilingual _failed = new("No se pudo hacer la copia: {0}", "The backup could not be made: {0}");
    private static readonly Bilingual _exists = new("{0} ya existe; --force lo reemplaza.", "{0} is there already; --force replaces it.");

    /// <summary>Makes the backup; the file is there whole, or not at all.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="file">Where the backup goes. Beside it there must be room for the databases twice over, for a moment.</param>
    /// <param name="replace">Whether a file that is there already is replaced.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends it, leaving nothing behind.</param>
    /// <exception cref="BackupException">It can't be made.</exception>
    public static BackupManifest Write(string folder, string file, bool replace, TimeProvider time, CancellationToken cancellation)
    {
        Check(folder, file, replace);
        string part = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.part");
        try
        {
            // Where no server has the folder, none may begin to bring its files up to date meanwhile.
            using FolderLock? held = FolderLock.TryTake(folder);
            BackupManifest manifest = WriteArchive(folder, part, time, cancellation);
            File.Move(part, file, overwrite: replace);
            LastBackup.Note(folder, new LastBackup(manifest.Made, Path.GetFullPath(file), new FileInfo(file).Length));
            return manifest;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LogUnavailableException)
        {
            throw new BackupException(_failed.With(failure.Message), failure);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static void Check(string folder, string file, bool replace)
    {
        if (!File.Exists(Path.Combine(folder, BackupFiles.Log)))
        {
            throw new BackupException(_noData.With(Path.GetFullPath(folder)));
        }

        if (!replace && File.Exists(file))
        {
            throw new BackupException(_exists.With(file));
        }
    }

    private static BackupManifest WriteArchive(string folder, string part, TimeProvider time, CancellationToken cancellation)
    {
        DateTimeOffset made = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        using FileStream output = OwnerOnly.Open(part, FileMode.CreateNew);
        List<BackupPart> parts = [];
        (long rooms, long events) = (0, 0);
        BackupManifest manifest;
        using (ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string name in new[] { BackupFiles.Log, BackupFiles.Accounts }.Where(name => File.Exists(Path.Combine(folder, name))))
            {
                string copy = $"{part}.{name}";
                try
                {
                    DatabaseCopy.Make(Path.Combine(folder, name), copy, cancellation);
                    (rooms, events) = name == BackupFiles.Log ? DatabaseCopy.Count(copy) : (rooms, events);
                    parts.Add(Add(archive, name, copy, cancellation));
                }
                finally
                {
                    DatabaseCopy.Delete(copy);
                }
            }

            parts.AddRange(BackupFiles.Plain(folder).Select(name => Add(archive, name, Path.Combine(folder, name), cancellation)));
            manifest = new() { Form = BackupManifest.CurrentForm, Made = made, Version = ServerVersion.Text, Rooms = rooms, Events = events, Files = parts };
            using Stream entry = archive.CreateEntry(BackupManifest.FileName).Open();
            entry.Write(manifest.Write());
        }

        output.Flush(flushToDisk: true);
        return manifest;
    }

    private static BackupPart Add(ZipArchive archive, string name, string path, CancellationToken cancellation)
    {
        using FileStream input = File.OpenRead(path);
        using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = HashedCopy.Run(input, entry, hash, cancellation);
        return new BackupPart(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}

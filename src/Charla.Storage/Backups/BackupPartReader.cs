using System.IO.Compression;
using System.Security.Cryptography;
using Charla.Protocol;

namespace Charla.Storage.Backups;

/// <summary>Takes one file out of a backup, and looks whether it is what was put in.</summary>
internal static class BackupPartReader
{
    private static readonly Bilingual _damaged = new("La copia está dañada: {0}", "The backup is damaged: {0}");

    /// <exception cref="BackupException">It is not there, or damaged.</exception>
    /// <exception cref="Core.LogUnavailableException">It is a database of a later version, or none.</exception>
    /// <param name="archive">The backup.</param>
    /// <param name="part">What is to be there.</param>
    /// <param name="target">Where it goes; its owner's alone.</param>
    /// <param name="cancellation">Ends it.</param>
    public static void Extract(ZipArchive archive, BackupPart part, string target, CancellationToken cancellation)
    {
        ZipArchiveEntry entry = archive.GetEntry(part.Name) ?? throw new BackupException(_damaged.With(part.Name));
        using (FileStream output = OwnerOnly.Open(target, FileMode.Create))
        using (Stream input = entry.Open())
        using (IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            long bytes = HashedCopy.Run(input, output, hash, cancellation);
            if (bytes != part.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != part.Sha256)
            {
                throw new BackupException(_damaged.With($"{part.Name}, SHA-256"));
            }

            output.Flush(flushToDisk: true);
        }

        if (BackupFiles.IsDatabase(part.Name))
        {
            CheckDatabase(part.Name, target);
        }
    }

    private static void CheckDatabase(string name, string path)
    {
        using Database database = Database.Open(path, readOnly: true);
        Statement check = database.Prepare("PRAGMA integrity_check(1)");
        string verdict = check.Step() ? check.Text(0) : "";
        check.Reset();
        if (verdict != "ok")
        {
            throw new BackupException(_damaged.With($"{name}: {verdict}"));
        }

        Migration.RefuseLater(database, name == BackupFiles.Log ? Schema.Version : AccountSchema.Version);
    }
}

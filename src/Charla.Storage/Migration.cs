using System.Globalization;
using Charla.Core;

namespace Charla.Storage;

/// <summary>Brings a database from whatever version it has to the latest, one step after the other, all of them or none.</summary>
/// <remarks>The version is SQLite's own <c>user_version</c>. A file that holds data is copied first, as <c>charla.db.schema-1</c>: an older program can go on with that.</remarks>
internal static class Migration
{
    /// <summary>Refuses what a later program has written; nothing is touched.</summary>
    /// <exception cref="LogUnavailableException">It has a later version than this program knows.</exception>
    public static void RefuseLater(Database database, int known)
    {
        if (VersionOf(database) is long version && version > known)
        {
            throw new LogUnavailableException($"the database has schema {version}; this program knows {known}");
        }
    }

    /// <param name="database">The file's only connection.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="steps">The SQL that leads to version 1, from there to 2, and so on.</param>
    /// <exception cref="LogUnavailableException">The copy or a step failed, by a full disk for example: the file is as it was.</exception>
    public static void Run(Database database, string path, IReadOnlyList<string> steps)
    {
        long version = VersionOf(database);
        if (version == steps.Count)
        {
            return;
        }

        if (version > 0)
        {
            Copy(database, $"{path}.schema-{version.ToString(CultureInfo.InvariantCulture)}");
        }

        try
        {
            database.Run($"BEGIN IMMEDIATE; {string.Concat(steps.Skip((int)version))} PRAGMA user_version = {steps.Count}; COMMIT;");
        }
        catch (LogUnavailableException)
        {
            if (!database.IsAutocommit)
            {
                database.Run("ROLLBACK");
            }

            throw;
        }
    }

    private static long VersionOf(Database database) => database.Scalar("PRAGMA user_version") ?? 0;

    /// <summary>A whole copy under the name, or none: it is made beside it, brought to the disk, and only then given the name.</summary>
    private static void Copy(Database database, string copy)
    {
        string part = copy + ".part";
        try
        {
            File.Delete(part);
            database.Run($"VACUUM INTO '{part.Replace("'", "''", StringComparison.Ordinal)}'");
            using (FileStream written = new(part, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(part, copy, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LogUnavailableException)
        {
            File.Delete(part);
            throw new LogUnavailableException($"no copy could be made before the upgrade of its schema: {failure.Message}", failure);
        }
    }
}

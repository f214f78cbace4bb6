namespace Charla.Storage.Backups;

/// <summary>A copy of a database as it stood at one moment, in one file of its own.</summary>
internal static class DatabaseCopy
{
    /// <exception cref="Core.LogUnavailableException">It can't be read, or the copy can't be written.</exception>
    public static void Make(string path, string copy, CancellationToken cancellation)
    {
        OwnerOnly.MakeFile(copy);
        using Database source = Database.Open(path, readOnly: true);
        using Database target = Database.Open(copy);
        source.CopyTo(target, cancellation);

        // One file, with nothing beside it.
        target.Run("PRAGMA journal_mode = DELETE");
    }

    /// <summary>Rooms and events of a copied log.</summary>
    public static (long Rooms, long Events) Count(string copy)
    {
        using Database database = Database.Open(copy, readOnly: true);
        return (database.Scalar("SELECT count(*) FROM rooms") ?? 0, database.Scalar("SELECT count(*) FROM events") ?? 0);
    }

    public static void Delete(string copy)
    {
        foreach (string kind in new[] { "", "-journal", "-wal", "-shm" })
        {
            File.Delete(copy + kind);
        }
    }
}

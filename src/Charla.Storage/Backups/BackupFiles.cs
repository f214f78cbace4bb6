namespace Charla.Storage.Backups;

/// <summary>Which files of a data folder a backup holds: all that can't be made again.</summary>
internal static class BackupFiles
{
    public const string Log = SqliteRoomLog.DatabaseName;
    public const string Accounts = SqliteAccountStore.FileName;

    private const string Certificates = "tls";

    /// <summary>What of a folder is replaced by a restored one: the databases with what SQLite keeps beside them, the index that is made from them, the certificates.</summary>
    public static readonly IReadOnlyList<string> Replaced =
    [
        .. new[] { Log, Accounts, SqliteRoomLog.SearchName }.SelectMany(name => new[] { name, name + "-wal", name + "-shm" }), Certificates,
    ];

    /// <summary>The files of a folder that are copied as they are: the server's own authority and its certificate.</summary>
    public static IEnumerable<string> Plain(string folder)
    {
        string certificates = Path.Combine(folder, Certificates);
        return Directory.Exists(certificates)
            ? Directory.EnumerateFiles(certificates).Select(Path.GetFileName).OfType<string>().Where(IsOwnName).Order(StringComparer.Ordinal).Select(name => $"{Certificates}/{name}")
            : [];
    }

    public static bool IsDatabase(string name) => name is Log or Accounts;

    /// <summary>Whether a backup may hold a file of that name: what a foreign one names otherwise must not be written anywhere.</summary>
    public static bool IsOne(string name) => IsDatabase(name) || (name.StartsWith(Certificates + "/", StringComparison.Ordinal) && IsOwnName(name[(Certificates.Length + 1)..]));

    private static bool IsOwnName(string name) =>
        name.Length is > 0 and <= 100 && name[0] != '.' && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}

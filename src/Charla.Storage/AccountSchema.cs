using Charla.Core;

namespace Charla.Storage;

/// <summary>The tables of <c>accounts.db</c>. It holds no password and no token: only what tells whether one is right.</summary>
internal static class AccountSchema
{
    private const string First = """
        CREATE TABLE accounts (
            key TEXT PRIMARY KEY,        -- the folded name
            name TEXT NOT NULL,
            password TEXT,               -- as the password hasher writes it
            role INTEGER NOT NULL,       -- 0 user, 1 admin
            disabled INTEGER NOT NULL,
            created_at INTEGER NOT NULL) -- milliseconds since 1970
            WITHOUT ROWID;
        CREATE TABLE tokens (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash BLOB NOT NULL UNIQUE,   -- SHA-256
            account TEXT NOT NULL,
            label TEXT NOT NULL,
            bot INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            used_at INTEGER);
        CREATE INDEX tokens_account ON tokens (account);
        CREATE TABLE invites (
            hash BLOB PRIMARY KEY,       -- SHA-256
            uses INTEGER NOT NULL,       -- that are left
            created_at INTEGER NOT NULL,
            expires_at INTEGER)
            WITHOUT ROWID;
        """;

    private static readonly IReadOnlyList<string> _steps = [First];

    /// <summary>The version that this program writes.</summary>
    public static int Version => _steps.Count;

    /// <exception cref="LogUnavailableException">The file is damaged, or of a later version.</exception>
    public static void Prepare(Database database, string path)
    {
        database.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Migration.RefuseLater(database, Version);
        Schema.Check(database);
        Migration.Run(database, path, _steps);
    }
}

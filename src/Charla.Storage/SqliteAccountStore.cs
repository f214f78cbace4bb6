using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Core.Accounts;

namespace Charla.Storage;

/// <summary>Accounts in <c>accounts.db</c>, which only its owner may read. One connection, used by one task at a time, never on the caller's thread.</summary>
internal sealed class SqliteAccountStore : IAccountStore
{
    public const string FileName = "accounts.db";

    /// <summary>Tokens for coming back that one account keeps: its latest.</summary>
    public const int ReconnectTokens = 20;

    private const int CacheKiB = 1_024;
    private const string TokenColumns = "id, account, label, bot, created_at, used_at";

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _free = new(1, 1);

    private SqliteAccountStore(Database database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>Opens the accounts of a folder that this process holds; there are none where the file is missing.</summary>
    /// <exception cref="LogUnavailableException">The file can't be written, or is damaged, or of a later version.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The store owns its database from here on.")]
    public static SqliteAccountStore Open(string folder, TimeProvider time)
    {
        string path = Path.Combine(folder, FileName);
        Database? database = null;
        try
        {
            OwnerOnly.MakeFile(path);
            database = Database.Open(path, cacheKiB: CacheKiB);
            AccountSchema.Prepare(database, path);
            return new SqliteAccountStore(database, time);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or LogUnavailableException)
        {
            database?.Dispose();
            throw new LogUnavailableException($"{path}: {failure.Message}", failure);
        }
    }

    public Task<IReadOnlyList<Account>> ListAsync() => RunAsync<IReadOnlyList<Account>>(database =>
    {
        Statement read = database.Prepare("SELECT name, role, disabled, created_at FROM accounts ORDER BY key");
        List<Account> accounts = [];
        while (read.Step())
        {
            accounts.Add(new Account(read.Text(0), (ServerRole)read.Long(1), read.Long(2) != 0, Instant(read.Long(3))));
        }

        return accounts;
    });

    public Task<AddOutcome> AddAsync(Account account, string? passwordHash, byte[]? invite) => RunAsync(database =>
    {
        if (invite is not null && !UseInvite(database, invite))
        {
            return AddOutcome.BadInvite;
        }

        database.Prepare("INSERT INTO accounts (key, name, password, role, disabled, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key) DO NOTHING")
            .Bind(1, account.Key).Bind(2, account.Name).Bind(3, passwordHash).Bind(4, (long)account.Role).Bind(5, account.IsDisabled ? 1L : 0L)
            .Bind(6, account.Created.ToUnixTimeMilliseconds()).Run();
        return database.Changes > 0 ? AddOutcome.Added : AddOutcome.NameRegistered;
    }, keep: outcome => outcome == AddOutcome.Added);

    public Task<string?> PasswordHashAsync(string key) => RunAsync(database => First(database.Prepare("SELECT password FROM accounts WHERE key = ?1").Bind(1, key), row => row.OptionalText(0)));

    public Task SetPasswordAsync(string key, string hash) =>
        RunAsync(database => Run(database.Prepare("UPDATE accounts SET password = ?2 WHERE key = ?1").Bind(1, key).Bind(2, hash)));

    public Task ChangeAsync(Account account) => RunAsync(database => Run(database.Prepare("UPDATE accounts SET role = ?2, disabled = ?3 WHERE key = ?1")
        .Bind(1, account.Key).Bind(2, (long)account.Role).Bind(3, account.IsDisabled ? 1L : 0L)));

    public Task<AccountToken> AddTokenAsync(string key, byte[] hash, string label, bool isBot) => RunAsync(database =>
    {
        long now = Now();
        database.Prepare("INSERT INTO tokens (hash, account, label, bot, created_at) VALUES (?1, ?2, ?3, ?4, ?5)")
            .Bind(1, hash).Bind(2, key).Bind(3, label).Bind(4, isBot ? 1L : 0L).Bind(5, now).Run();
        long id = database.Scalar("SELECT last_insert_rowid()") ?? 0;
        database.Prepare("""
            DELETE FROM tokens WHERE account = ?1 AND bot = 0 AND id NOT IN
            (SELECT id FROM tokens WHERE account = ?1 AND bot = 0 ORDER BY coalesce(used_at, created_at) DESC, id DESC LIMIT ?2)
            """).Bind(1, key).Bind(2, (long)ReconnectTokens).Run();
        return new AccountToken(id, key, label, isBot, Instant(now), null);
    });

    public Task<AccountToken?> UseTokenAsync(byte[] hash) => RunAsync(database =>
    {
        Run(database.Prepare("UPDATE tokens SET used_at = ?2 WHERE hash = ?1").Bind(1, hash).Bind(2, Now()));
        return First(database.Prepare($"SELECT {TokenColumns} FROM tokens WHERE hash = ?1").Bind(1, hash), ReadToken);
    });

    public Task<IReadOnlyList<AccountToken>> ListTokensAsync(string key) => RunAsync<IReadOnlyList<AccountToken>>(database =>
    {
        Statement read = database.Prepare($"SELECT {TokenColumns} FROM tokens WHERE account = ?1 ORDER BY id").Bind(1, key);
        List<AccountToken> tokens = [];
        while (read.Step())
        {
            tokens.Add(ReadToken(read));
        }

        return tokens;
    });

    public Task<bool> RevokeTokenAsync(string key, long id) => RunAsync(database =>
        Run(database.Prepare("DELETE FROM tokens WHERE account = ?1 AND id = ?2").Bind(1, key).Bind(2, id)) > 0);

    public Task RevokeReconnectTokensAsync(string key, long? but) => RunAsync(database =>
        Run(database.Prepare("DELETE FROM tokens WHERE account = ?1 AND bot = 0 AND id IS NOT ?2").Bind(1, key).Bind(2, but)));

    public Task AddInviteAsync(byte[] hash, int uses, DateTimeOffset? expires) => RunAsync(database => Run(database
        .Prepare("INSERT INTO invites (hash, uses, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)")
        .Bind(1, hash).Bind(2, (long)uses).Bind(3, Now()).Bind(4, expires?.ToUnixTimeMilliseconds())));

    public void Dispose()
    {
        _free.Wait();
        _database.Dispose();
        _free.Dispose();
    }

    private bool UseInvite(Database database, byte[] hash) =>
        Run(database.Prepare("UPDATE invites SET uses = uses - 1 WHERE hash = ?1 AND uses > 0 AND (expires_at IS NULL OR expires_at > ?2)").Bind(1, hash).Bind(2, Now())) > 0;

    /// <summary>Runs a change, and tells how many rows it changed.</summary>
    private int Run(Statement statement)
    {
        statement.Run();
        return _database.Changes;
    }

    private static T? First<T>(Statement read, Func<Statement, T?> row)
    {
        T? first = read.Step() ? row(read) : default;
        read.Reset();
        return first;
    }

    private static AccountToken ReadToken(Statement row) => new(
        row.Long(0), row.Text(1), row.Text(2), row.Long(3) != 0, Instant(row.Long(4)), row.OptionalLong(5) is { } used ? Instant(used) : null);

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>One transaction, taken back where it fails, or its result is not to be kept.</summary>
    private async Task<T> RunAsync<T>(Func<Database, T> work, Func<T, bool>? keep = null)
    {
        await _free.WaitAsync();
        try
        {
            return await Task.Run(() => Transact(work, keep));
        }
        finally
        {
            _free.Release();
        }
    }

    private T Transact<T>(Func<Database, T> work, Func<T, bool>? keep)
    {
        try
        {
            _database.Prepare("BEGIN IMMEDIATE").Run();
            T result = work(_database);
            _database.Prepare(keep?.Invoke(result) == false ? "ROLLBACK" : "COMMIT").Run();
            return result;
        }
        catch (LogUnavailableException)
        {
            if (!_database.IsAutocommit)
            {
                _database.Run("ROLLBACK");
            }

            throw;
        }
    }
}

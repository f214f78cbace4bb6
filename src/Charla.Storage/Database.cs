using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using SQLitePCL;

namespace Charla.Storage;

/// <summary>One SQLite connection with its prepared statements. One thread at a time.</summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 5_000;

    // Commits wait meanwhile; a reader that goes on for longer, such as a backup, is in nobody's way.
    private const int RestartMilliseconds = 100;
    private const int CopyPages = 1_024;

    private readonly Dictionary<string, Statement> _statements = [];
    private readonly sqlite3 _handle;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle) => _handle = handle;

    /// <summary>Opens a file in WAL mode; made where it is missing, unless only for reading.</summary>
    /// <exception cref="LogUnavailableException">It can't be opened, or is no database.</exception>
    public static Database Open(string path, bool readOnly = false, int cacheKiB = 4_096)
    {
        int flags = raw.SQLITE_OPEN_NOMUTEX | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        int result = raw.sqlite3_open_v2(path, out sqlite3 handle, flags, null);
        Database database = new(handle);
        try
        {
            database.Check(result);
            _ = raw.sqlite3_extended_result_codes(handle, 1);
            database.Check(raw.sqlite3_busy_timeout(handle, BusyMilliseconds));
            database.Run($"PRAGMA cache_size = -{cacheKiB}");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A statement that is prepared once and kept.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The statement owns it, and this owns the statement.")]
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt prepared));
            _statements.Add(sql, statement = new Statement(this, prepared));
        }

        return statement;
    }

    /// <summary>Runs SQL that is used once, several statements of it too.</summary>
    public void Run(string sql)
    {
        if (raw.sqlite3_exec(_handle, sql) is int result and not raw.SQLITE_OK)
        {
            throw Failure(result);
        }
    }

    /// <summary>The first column of the first row, or null.</summary>
    public long? Scalar(string sql)
    {
        Statement statement = Prepare(sql);
        long? value = statement.Step() ? statement.OptionalLong(0) : null;
        statement.Reset();
        return value;
    }

    /// <summary>Carries the write-ahead log over into the file as far as nobody is in the way.</summary>
    /// <param name="restart">Also waits, briefly, until the log can begin anew.</param>
    /// <returns>Pages that the write-ahead log holds.</returns>
    public int Checkpoint(bool restart)
    {
        int mode = restart ? raw.SQLITE_CHECKPOINT_RESTART : raw.SQLITE_CHECKPOINT_PASSIVE;
        Check(raw.sqlite3_busy_timeout(_handle, restart ? RestartMilliseconds : BusyMilliseconds));
        int result = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out int pages, out _);
        Check(raw.sqlite3_busy_timeout(_handle, BusyMilliseconds));
        return result is raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED ? pages : throw Failure(result);
    }

    /// <summary>Copies the whole database, as it stands at this moment, over another: SQLite's own online backup. Whoever writes meanwhile goes on.</summary>
    /// <exception cref="LogUnavailableException">This can't be read, or the other not written.</exception>
    public void CopyTo(Database other, CancellationToken cancellation)
    {
        // What is read once stays as it is until the transaction ends, however much is written: the copy never begins anew.
        Run("BEGIN");
        Scalar("SELECT count(*) FROM sqlite_master");
        using (sqlite3_backup copy = raw.sqlite3_backup_init(other._handle, "main", _handle, "main") ?? throw other.Failure(raw.sqlite3_errcode(other._handle)))
        {
            int result;
            while ((result = raw.sqlite3_backup_step(copy, CopyPages)) == raw.SQLITE_OK)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (result != raw.SQLITE_DONE)
            {
                throw new LogUnavailableException($"SQLite {result}: {raw.sqlite3_errstr(result).utf8_to_string()}");
            }
        }

        Run("ROLLBACK");
    }

    /// <summary>Whether no transaction is open.</summary>
    public bool IsAutocommit => raw.sqlite3_get_autocommit(_handle) != 0;

    /// <summary>Rows that the last statement inserted, changed or deleted.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Rows that all statements so far inserted, changed or deleted; what an extension does inside counts, too.</summary>
    public int TotalChanges => raw.sqlite3_total_changes(_handle);

    public void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw Failure(result);
        }
    }

    public LogUnavailableException Failure(int result) =>
        new($"SQLite {result}: {raw.sqlite3_errmsg(_handle).utf8_to_string()}") { Data = { ["code"] = result } };

    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }
}

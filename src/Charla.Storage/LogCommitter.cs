using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Charla.Core;

namespace Charla.Storage;

/// <summary>The log's writing connection: commits groups of writes, and keeps the write-ahead log short. One thread at a time, any thread.</summary>
internal sealed class LogCommitter(string path, IChatJournal journal) : IAsyncDisposable
{
    private const int CheckpointBytes = 16 * 1024 * 1024;
    private const int MaxBehindBytes = 32 * 1024 * 1024;
    private const int RestartPages = 16_000;
    private const int CommitBytes = 8_192;

    private Database _database = Open(path);
    private bool _failing;
    private long _sinceCheckpoint;
    private Task<int> _checkpoint = Task.FromResult(0);

    /// <summary>Whether it is time for <see cref="KeepWalShort"/>.</summary>
    /// <remarks>Where the disk is slower at carrying the log over than at commits, those wait for it in the end: else there would be no end to the log.</remarks>
    public bool IsWalLong => _sinceCheckpoint >= (_checkpoint.IsCompleted ? CheckpointBytes : MaxBehindBytes);

    /// <summary>Commits all of them, or none: each is told which.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong, the senders are told and the writer goes on.")]
    public void Commit(List<LogWrite> writes)
    {
        long begun = Stopwatch.GetTimestamp();
        try
        {
            _database.Prepare("BEGIN IMMEDIATE").Run();
            foreach (LogWrite write in writes)
            {
                write.Apply(_database);
            }

            _database.Prepare("COMMIT").Run();
        }
        catch (Exception failure)
        {
            Fail(writes, failure as LogUnavailableException ?? new LogUnavailableException(failure.Message, failure));
            return;
        }

        journal.Committed(writes.Count, Stopwatch.GetElapsedTime(begun));
        if (_failing)
        {
            _failing = false;
            journal.LogRecovered();
        }

        _sinceCheckpoint += CommitBytes;
        foreach (LogWrite write in writes)
        {
            _sinceCheckpoint += write.Bytes;
            write.Complete();
        }
    }

    /// <summary>Lets another thread carry the write-ahead log over, so that no commit waits for it; only a very long one is cut here.</summary>
    public void KeepWalShort()
    {
        if (!IsWalLong)
        {
            return;
        }

        if (_checkpoint.GetAwaiter().GetResult() >= RestartPages)
        {
            Checkpoint(_database, restart: true);
        }

        _sinceCheckpoint = 0;
        _checkpoint = Task.Run(CheckpointAside);
    }

    /// <summary>Closes the file. Nothing may be committed any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await _checkpoint;
        _database.Dispose();
    }

    /// <summary>Nothing of the transaction happened: takes it back, tells every sender, and opens the file anew in case the connection is what broke.</summary>
    private void Fail(List<LogWrite> writes, LogUnavailableException failure)
    {
        if (!_failing)
        {
            _failing = true;
            journal.LogFailed(failure);
        }

        Reopen();
        foreach (LogWrite write in writes)
        {
            write.Fail(failure);
        }
    }

    private void Reopen()
    {
        try
        {
            if (!_database.IsAutocommit)
            {
                _database.Run("ROLLBACK");
            }

            Database fresh = Open(path);
            _database.Dispose();
            _database = fresh;
        }
        catch (LogUnavailableException)
        {
            // The old connection stays; the next write tries again.
        }
    }

    private static Database Open(string path)
    {
        Database database = Database.Open(path, cacheKiB: 16_384);
        database.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
        return database;
    }

    private int CheckpointAside()
    {
        try
        {
            using Database own = Database.Open(path);
            own.Run("PRAGMA synchronous = FULL");
            return Checkpoint(own, restart: false);
        }
        catch (LogUnavailableException)
        {
            // Nothing is lost by a checkpoint that did not happen; the next one tries again.
            return 0;
        }
    }

    private static int Checkpoint(Database database, bool restart)
    {
        try
        {
            return database.Checkpoint(restart);
        }
        catch (LogUnavailableException)
        {
            // As above.
            return 0;
        }
    }
}

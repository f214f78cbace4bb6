using System.Diagnostics.CodeAnalysis;
using Charla.Core;

namespace Charla.Storage;

/// <summary>The one writer of the log: a thread that takes whatever has come, from all rooms, into one transaction and one flush of the disk.</summary>
/// <remarks>Group commit needs no timer: while one commit runs, the next one's writes gather.</remarks>
internal sealed class LogWriter : IAsyncDisposable
{
    private const int CheckpointBytes = 16 * 1024 * 1024;
    private const int MaxBehindBytes = 32 * 1024 * 1024;
    private const int RestartPages = 16_000;
    private const int CommitBytes = 8_192;

    private readonly string _path;
    private readonly IChatJournal _journal;
    private readonly Thread _thread;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<LogWrite> _queue = [];
    private List<LogWrite> _taken = [];
    private Database _database;
    private bool _stopping;
    private bool _failing;
    private long _sinceCheckpoint;
    private Task<int> _checkpoint = Task.FromResult(0);

    public LogWriter(string path, IChatJournal journal)
    {
        (_path, _journal) = (path, journal);
        _database = Open();
        _thread = new Thread(Run) { IsBackground = true, Name = "log writer" };
        _thread.Start();
    }

    /// <summary>Takes a write. It completes on the writer's thread when it is on disk, or fails with <see cref="LogUnavailableException"/>.</summary>
    public void Enqueue(LogWrite write)
    {
        lock (_gate)
        {
            if (!_stopping)
            {
                _queue.Add(write);
                Monitor.Pulse(_gate);
                return;
            }
        }

        write.Fail(new LogUnavailableException("the log is closed"));
    }

    /// <summary>Commits what was taken, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        await _stopped.Task;
        await _checkpoint;
    }

    private void Run()
    {
        while (TakeAll())
        {
            CommitTaken();
            _taken.Clear();
            KeepWalShort();
        }

        _database.Dispose();
        _stopped.SetResult();
    }

    private bool TakeAll()
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && !_stopping)
            {
                Monitor.Wait(_gate);
            }

            (_queue, _taken) = (_taken, _queue);
            return _taken.Count > 0;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever went wrong, the senders are told and the writer goes on.")]
    private void CommitTaken()
    {
        try
        {
            _database.Prepare("BEGIN IMMEDIATE").Run();
            foreach (LogWrite write in _taken)
            {
                write.Apply(_database);
            }

            _database.Prepare("COMMIT").Run();
        }
        catch (Exception failure)
        {
            Fail(failure as LogUnavailableException ?? new LogUnavailableException(failure.Message, failure));
            return;
        }

        if (_failing)
        {
            _failing = false;
            _journal.LogRecovered();
        }

        _sinceCheckpoint += CommitBytes;
        foreach (LogWrite write in _taken)
        {
            _sinceCheckpoint += write.Bytes;
            write.Complete();
        }
    }

    /// <summary>Nothing of the transaction happened: takes it back, tells every sender, and opens the file anew in case the connection is what broke.</summary>
    private void Fail(LogUnavailableException failure)
    {
        if (!_failing)
        {
            _failing = true;
            _journal.LogFailed(failure);
        }

        Reopen();
        foreach (LogWrite write in _taken)
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

            Database fresh = Open();
            _database.Dispose();
            _database = fresh;
        }
        catch (LogUnavailableException)
        {
            // The old connection stays; the next write tries again.
        }
    }

    private Database Open()
    {
        Database database = Database.Open(_path, cacheKiB: 16_384);
        database.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");
        return database;
    }

    /// <summary>Lets another thread carry the write-ahead log over, so that no commit waits for it; only a very long one is cut here.</summary>
    private void KeepWalShort()
    {
        // Where the disk is slower at that than at commits, those wait for it in the end: else there would be no end to the log.
        if (_sinceCheckpoint < (_checkpoint.IsCompleted ? CheckpointBytes : MaxBehindBytes))
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

    private int CheckpointAside()
    {
        try
        {
            using Database own = Database.Open(_path);
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

using Charla.Core;

namespace Charla.Storage;

/// <summary>The one writer of the log at any moment: takes whatever has come, from all rooms, into one transaction and one flush of the disk.</summary>
/// <remarks>
/// Who comes while nobody writes commits on its own thread, which saves a lone message two changes of threads. What comes while someone
/// writes gathers for the writer's thread, so group commit needs no timer.
/// </remarks>
internal sealed class LogWriter : IAsyncDisposable
{
    private readonly LogCommitter _committer;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<LogWrite> _queue = [];
    private List<LogWrite> _taken = [];
    private bool _isWriting;
    private bool _stopping;

    public LogWriter(string path, IChatJournal journal)
    {
        _committer = new LogCommitter(path, journal);
        new Thread(Run) { IsBackground = true, Name = "log writer" }.Start();
    }

    /// <summary>
    /// Takes a write. When it is on disk it completes, on the caller's thread before this returns or later on the writer's; or it fails
    /// with <see cref="LogUnavailableException"/>.
    /// </summary>
    public void Enqueue(LogWrite write)
    {
        bool isMine;
        lock (_gate)
        {
            // A long write-ahead log is the writer's thread's to cut, so it must get its turn.
            if (!_stopping && (_isWriting || _queue.Count > 0 || _committer.IsWalLong))
            {
                _queue.Add(write);
                if (!_isWriting)
                {
                    // Else whoever writes wakes the thread when it is done.
                    Monitor.Pulse(_gate);
                }

                return;
            }

            isMine = !_stopping;
            _isWriting |= isMine;
        }

        if (isMine)
        {
            _committer.Commit([write]);
            Release();
        }
        else
        {
            write.Fail(new LogUnavailableException("the log is closed"));
        }
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
        await _committer.DisposeAsync();
    }

    private void Run()
    {
        while (TakeAll())
        {
            if (_taken.Count > 0)
            {
                _committer.Commit(_taken);
                _taken.Clear();
            }

            _committer.KeepWalShort();
            Release();
        }

        _stopped.SetResult();
    }

    /// <summary>Waits until there is something to do and nobody else writes; false where all is done and the log is closing.</summary>
    private bool TakeAll()
    {
        lock (_gate)
        {
            while (_isWriting || (_queue.Count == 0 && !_stopping && !_committer.IsWalLong))
            {
                Monitor.Wait(_gate);
            }

            (_queue, _taken) = (_taken, _queue);
            return _isWriting = _taken.Count > 0 || !_stopping;
        }
    }

    private void Release()
    {
        lock (_gate)
        {
            _isWriting = false;
            if (_queue.Count > 0 || _stopping || _committer.IsWalLong)
            {
                Monitor.Pulse(_gate);
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>Brings the search index up to the log: reads what is durable, batch by batch, and rests far longer than it worked.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "It follows the log in all that it does: it knows the index and its clock by duty.")]
internal sealed class SearchFollower : IAsyncDisposable
{
    private const int RestFactor = 4;
    private const int BusyRestFactor = 99;
    private static readonly TimeSpan _gathering = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(5);

    private readonly ReaderPool _log;
    private readonly SearchParts _parts;
    private readonly IChatJournal _journal;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<long, Follow> _rooms = new();
    private readonly SearchForgetting _forgotten;
    private readonly SemaphoreSlim _work = new(0);
    private readonly SemaphoreSlim _hurry = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _following;
    private long _commits;
    private long _commitsSeen;
    private bool _isFailing;
    private bool _mayMerge = true;

    public SearchFollower(SearchParts parts, ReaderPool log, IChatJournal journal, TimeProvider time)
    {
        (_parts, _log, _journal, _time) = (parts, log, journal, time);
        _forgotten = new SearchForgetting(parts);
        _following = Task.Run(FollowAsync);
    }

    /// <summary>A room's log has grown. Called after each commit, so it only notes it.</summary>
    public void Touch(RoomRecord room, long head)
    {
        Follow follow = _rooms.GetOrAdd(room.Id, static (_, room) => new Follow(room), room);
        follow.GrowTo(head);
        Interlocked.Increment(ref _commits);
        Wake();
    }

    /// <summary>A room's log no longer has what was before a seq.</summary>
    public void Forget(RoomRecord room, long first)
    {
        _forgotten.Note(room.Id, first);
        Wake();
    }

    /// <summary>Lets the index come level with the rooms that are searched; returns how many events it still lacks after a short wait.</summary>
    public async Task<long> CatchUpAsync(SearchQuery query)
    {
        long started = _time.GetTimestamp();
        while (Pending(query) > 0 && _time.GetElapsedTime(started) < _patience)
        {
            _hurry.Release();
            Wake();
            await Task.Delay(5, _stop.Token);
        }

        return Pending(query);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private void Wake()
    {
        if (_work.CurrentCount == 0)
        {
            _work.Release();
        }
    }

    // Just after the start a room may not be known yet: then all of it counts as not looked at.
    private long Pending(SearchQuery query) =>
        query.Rooms.Sum(scope => _rooms.TryGetValue(scope.Room.Id, out Follow? follow) ? Math.Max(0, follow.Head - follow.Indexed) : scope.Room.Head);

    [SuppressMessage("Design", "CA1031", Justification = "The index is not the truth: what stops it is logged, and the next wake-up tries again.")]
    private async Task FollowAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await FindRoomsAsync();
                while (true)
                {
                    await _work.WaitAsync(_stop.Token);
                    await _hurry.WaitAsync(_gathering, _stop.Token);
                    await IndexAllAsync();
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Closing: what is not indexed yet will be at the next start.
            }
            catch (Exception failure)
            {
                Note(failure);
                await Task.Delay(_retry, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Note(Exception failure)
    {
        if (!_isFailing)
        {
            _isFailing = true;
            _journal.SearchFailed(failure);
        }
    }

    /// <summary>At the start: which rooms have grown since the index was last open.</summary>
    private async Task FindRoomsAsync()
    {
        foreach (RoomRecord room in await _log.ReadAsync(static database => RoomRows.ListAllRooms(database)))
        {
            Follow follow = _rooms.GetOrAdd(room.Id, static (_, room) => new Follow(room), room);
            follow.GrowTo(room.Head);
            follow.Indexed = _parts.Cursor(room.Id);
            _forgotten.Note(room);
        }

        Wake();
    }

    private async Task IndexAllAsync()
    {
        foreach (Follow follow in _rooms.Values.Where(f => f.Indexed < f.Head))
        {
            while (follow.Indexed < follow.Head)
            {
                long started = Stopwatch.GetTimestamp();
                await IndexBatchAsync(follow);
                await RestAsync(started);
            }
        }

        await ForgetAsync();
        await MergeAsync();
    }

    private async Task ForgetAsync()
    {
        long started = Stopwatch.GetTimestamp();
        while (_forgotten.Step())
        {
            await RestAsync(started);
            started = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>One step at a time, each with its rest, so that what has come meanwhile is indexed in between.</summary>
    private async Task MergeAsync()
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            if (_mayMerge && _parts.Merge())
            {
                Wake();
                await RestAsync(started);
            }
        }
        catch (LogUnavailableException failure)
        {
            // A part in pieces is slower to search, and that is all; the next start tries again.
            _mayMerge = false;
            _journal.SearchFailed(failure);
        }
    }

    /// <summary>Rests some times as long as it worked, unless a search is waiting; much longer while anybody writes, for that goes first.</summary>
    private Task<bool> RestAsync(long started)
    {
        long commits = Interlocked.Read(ref _commits);
        int factor = commits == _commitsSeen ? RestFactor : BusyRestFactor;
        _commitsSeen = commits;
        return _hurry.WaitAsync(Stopwatch.GetElapsedTime(started) * factor, _stop.Token);
    }

    private async Task IndexBatchAsync(Follow follow)
    {
        IReadOnlyList<RoomEvent> batch = await _log.ReadAsync(database => SearchBatch.Read(database, follow.Room, follow.Indexed, follow.Head));
        if (batch.Count == 0)
        {
            throw new LogUnavailableException($"the log of room {follow.Room.Id} lacks what comes after {follow.Indexed}");
        }

        _parts.Index(follow.Room.Id, batch);
        follow.Indexed = batch[^1].Seq;
        _isFailing = false;
    }

    private sealed class Follow(RoomRecord room)
    {
        private long _head;
        private long _indexed;

        public RoomRecord Room { get; } = room;

        public long Head => Volatile.Read(ref _head);

        public long Indexed
        {
            get => Volatile.Read(ref _indexed);
            set => Volatile.Write(ref _indexed, value);
        }

        /// <summary>Any thread may tell of a new head, and not always in order.</summary>
        public void GrowTo(long head)
        {
            long known = Head;
            while (known < head && Interlocked.CompareExchange(ref _head, head, known) != known)
            {
                known = Head;
            }
        }
    }
}

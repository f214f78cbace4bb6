using System.Security.Cryptography;
using System.Text;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Fakes;

/// <summary>A log without a disk, which can be told to hold back what it is given, and to fail.</summary>
internal sealed class InMemoryRoomLog(TimeProvider time) : IRoomLog
{
    private readonly Lock _gate = new();
    private readonly List<Shelf> _shelves = [];
    private readonly Dictionary<(long Author, string Nonce), Row> _nonces = [];
    private readonly Dictionary<(string Reader, long Room), long> _markers = [];
    private readonly List<(int Count, TaskCompletionSource Come)> _waiters = [];
    private readonly Queue<Action> _held = new();
    private readonly List<int> _batches = [];
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, string> _names = [];
    private readonly List<(long? Room, AuditEntry Entry)> _audit = [];
    private bool _isHolding;
    private int _failures;

    /// <summary>Neither takes nor gives anything.</summary>
    public bool IsUnavailable { get; set; }

    /// <summary>Batches become durable on another thread, as with a real log.</summary>
    public bool CompletesLater { get; set; }

    /// <summary>Sizes of the batches that were handed in, in order.</summary>
    public IReadOnlyList<int> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    /// <summary>From now on nothing becomes durable until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_gate)
        {
            _isHolding = true;
        }
    }

    /// <summary>Makes durable what was held back.</summary>
    public void Release()
    {
        List<Action> ready;
        lock (_gate)
        {
            _isHolding = false;
            ready = [.. _held];
            _held.Clear();
        }

        ready.ForEach(write => write());
    }

    /// <summary>The next batches fail when they would have become durable.</summary>
    public void FailNext(int batches = 1)
    {
        lock (_gate)
        {
            _failures += batches;
        }
    }

    /// <summary>Completes when so many batches have been handed in since the log was made.</summary>
    public Task WaitForBatchesAsync(int count)
    {
        lock (_gate)
        {
            if (_batches.Count >= count)
            {
                return Task.CompletedTask;
            }

            TaskCompletionSource come = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, come));
            return come.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    /// <summary>Another writer of the same log, of whom this process hears nothing.</summary>
    public void AppendElsewhere(RoomRecord room, RoomEvent @event)
    {
        lock (_gate)
        {
            Append(ShelfOf(room), new LogEntry(@event, Author: -1));
        }
    }

    public ValueTask<RoomRecord?> FindRoomAsync(string key) => Ask(() => _shelves.Find(shelf => shelf.Key == key)?.Record());

    public ValueTask<RoomRecord> OpenRoomAsync(string key, string name, string? owner = null) => Ask(() =>
    {
        Shelf? shelf = _shelves.Find(shelf => shelf.Key == key);
        if (shelf is null)
        {
            _shelves.Add(shelf = new Shelf(_shelves.Count + 1, key, name));
            shelf.Rules = owner is null ? shelf.Rules : new RoleChange(owner, RoomRole.Owner).Apply(shelf.Rules, null!);
        }

        return shelf.Record();
    });

    public ValueTask<IReadOnlyDictionary<string, string>> RoomNamesAsync() => Ask<IReadOnlyDictionary<string, string>>(() => new Dictionary<string, string>(_names));

    public ValueTask<IReadOnlyList<RoomRecord>> ListLimitedRoomsAsync() =>
        Ask<IReadOnlyList<RoomRecord>>(() => [.. _shelves.Where(shelf => !shelf.Rules.Keep.KeepsAll).Select(shelf => shelf.Record())]);

    public ValueTask<long> FirstToKeepAsync(RoomRecord room, Retention keep, DateTimeOffset settled) => Ask(() =>
    {
        Shelf shelf = ShelfOf(room);
        long first = shelf.Rules.First;
        List<Row> kept = [.. shelf.Rows.Where(row => row.Event.Seq >= first)];
        DateTimeOffset oldest = keep.Days > 0 ? time.GetUtcNow() - TimeSpan.FromDays(keep.Days) : DateTimeOffset.MinValue;
        long bytes = 0;
        long wanted = first;
        foreach (Row row in kept.AsEnumerable().Reverse())
        {
            bytes += 100 + Encoding.UTF8.GetByteCount((row.Event as MessageEvent)?.Text ?? "");
            bool isOver = row.Event.At < oldest || (keep.Count > 0 && shelf.Head - row.Event.Seq >= keep.Count) || (keep.Bytes > 0 && bytes > keep.Bytes);
            if (isOver && row.Event.At < settled)
            {
                wanted = row.Event.Seq + 1;
                break;
            }
        }

        return wanted;
    });

    public Task<bool> ForgetAsync(RoomRecord room, long first, int limit) => Ask(() =>
    {
        Shelf shelf = ShelfOf(room);
        shelf.Rules = shelf.Rules with { First = Math.Max(shelf.Rules.First, first) };
        Row[] old = [.. shelf.Rows.Where(row => row.Event.Seq < first && row.Event.From.Length > 0)];
        foreach (Row row in old.Take(limit))
        {
            row.Event = new MessageEvent { Room = shelf.Name, From = "", Text = "", Deleted = true, Seq = row.Event.Seq, At = row.Event.At, Nonce = row.Event.Nonce };
            row.Reactions.Clear();
        }

        return old.Length > limit;
    }).AsTask();

    public Task WriteAuditAsync(AuditNote note) => Ask(() => Write(null, note)).AsTask();

    public ValueTask<IReadOnlyList<AuditEntry>> ReadAuditAsync(RoomRecord? room, long before, int limit) => Ask<IReadOnlyList<AuditEntry>>(() =>
        [.. _audit.Where(entry => entry.Entry.Id < before && (room is null || entry.Room == room.Id)).Reverse().Take(limit).Select(entry => entry.Entry)]);

    public ValueTask<int> CountRoomsAsync() => Ask(() => _shelves.Count);

    public ValueTask<IReadOnlyList<RoomRecord>> ListRoomsAsync(string? person, int limit) => Ask<IReadOnlyList<RoomRecord>>(() =>
        [.. _shelves.Where(shelf => shelf.IsFor(person)).OrderBy(shelf => shelf.Key[0] == '@').ThenBy(shelf => shelf.Key, StringComparer.Ordinal).Take(limit).Select(shelf => shelf.Record())]);

    public Task<IReadOnlyList<AppendOutcome>> AppendAsync(RoomRecord room, IReadOnlyList<LogEntry> batch)
    {
        // As with the real one, who completes it is who made it durable.
        TaskCompletionSource<IReadOnlyList<AppendOutcome>> durable = new();
        lock (_gate)
        {
            _batches.Add(batch.Count);
            _waiters.FindAll(waiter => waiter.Count <= _batches.Count).ForEach(waiter => waiter.Come.TrySetResult());
            if (_isHolding)
            {
                _held.Enqueue(Write);
                return durable.Task;
            }
        }

        if (CompletesLater)
        {
            ThreadPool.QueueUserWorkItem(_ => Write());
        }
        else
        {
            Write();
        }

        return durable.Task;

        void Write()
        {
            AppendOutcome[]? outcomes;
            lock (_gate)
            {
                outcomes = IsUnavailable || _failures > 0 ? null : [.. batch.Select(entry => Append(ShelfOf(room), entry))];
                _failures -= outcomes is null && _failures > 0 ? 1 : 0;
            }

            if (outcomes is null)
            {
                durable.SetException(new LogUnavailableException("no space left"));
            }
            else
            {
                durable.SetResult(outcomes);
            }
        }
    }

    public ValueTask<IReadOnlyList<RoomEvent>> ReadAsync(RoomRecord room, long after, long upTo, int limit, int maxBytes) =>
        Ask<IReadOnlyList<RoomEvent>>(() => Page(ShelfOf(room).Readable().Where(row => row.Event.Seq > after && row.Event.Seq <= upTo), limit, maxBytes));

    public ValueTask<IReadOnlyList<RoomEvent>> ReadBackAsync(RoomRecord room, long before, long after, int limit, int maxBytes) =>
        Ask<IReadOnlyList<RoomEvent>>(() => [.. Page(ShelfOf(room).Readable().Where(row => row.Event.Seq > after && row.Event.Seq < before).Reverse(), limit, maxBytes).AsEnumerable().Reverse()]);

    public ValueTask<IReadOnlyList<RoomEvent>> WithReactionsAsync(RoomRecord room, IReadOnlyList<RoomEvent> page) => Ask<IReadOnlyList<RoomEvent>>(() =>
        [.. page.Select(@event => @event is MessageEvent said && ShelfOf(room).Rows[(int)said.Seq - 1].Reactions is { Count: > 0 } reactions
            ? said with { Reactions = reactions.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value]) }
            : @event)]);

    public ValueTask<long> FirstSeqSinceAsync(RoomRecord room, DateTimeOffset time) =>
        Ask(() => ShelfOf(room).Rows.Find(row => row.Event.At >= time)?.Event.Seq ?? ShelfOf(room).Head + 1);

    public ValueTask<SearchPage> SearchAsync(SearchQuery query) => Ask(() =>
    {
        string[] words = query.Text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        List<MessageEvent> hits =
        [
            .. query.Rooms
                .SelectMany(scope => ShelfOf(scope.Room).Rows.Where(row => row.Event.Seq > scope.Floor && row.Event.Seq < (query.Before ?? long.MaxValue)))
                .Select(row => row.Event).OfType<MessageEvent>()
                .Where(said => said.Deleted is not true && words.All(said.Text.ToLowerInvariant().Contains))
                .Where(said => query.From is null || NameRules.Fold(said.From) == NameRules.Fold(query.From))
                .OrderByDescending(said => said.At).ThenByDescending(said => said.Seq),
        ];
        return new SearchPage([.. hits.Take(query.Limit)], hits.Count > query.Limit, Pending: 0);
    });

    public ValueTask<IReadOnlyDictionary<long, long>> ReadMarkersAsync(string reader) =>
        Ask<IReadOnlyDictionary<long, long>>(() => _markers.Where(marker => marker.Key.Reader == reader).ToDictionary(marker => marker.Key.Room, marker => marker.Value));

    public Task MoveReadMarkerAsync(RoomRecord room, string reader, long seq) =>
        Ask(() => _markers[(reader, room.Id)] = Math.Max(seq, _markers.GetValueOrDefault((reader, room.Id)))).AsTask();

    public ValueTask<byte[]> SecretAsync() => Ask(() => _secret);

    public ValueTask DisposeAsync() => default;

    private async ValueTask<T> Ask<T>(Func<T> ask)
    {
        if (CompletesLater)
        {
            await Task.Yield();
        }

        lock (_gate)
        {
            return IsUnavailable ? throw new LogUnavailableException("no space left") : ask();
        }
    }

    private Shelf ShelfOf(RoomRecord room) => _shelves[(int)room.Id - 1];

    private AppendOutcome Append(Shelf shelf, in LogEntry entry)
    {
        RoomEvent @event = entry.Event;
        if (@event.Nonce is not null && _nonces.TryGetValue((entry.Author, @event.Nonce), out Row? first))
        {
            return first.Shelf == shelf ? new AppendOutcome(null, first.Event.Seq, first.Event.At) : new AppendOutcome(null, 0, default, ErrorCode.BadRequest);
        }

        if (RefusalOf(shelf, entry) is { } refusal)
        {
            return new AppendOutcome(null, 0, default, refusal);
        }

        (@event.Seq, @event.At) = (shelf.Head + 1, DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()));
        Row row = new(shelf, entry.Author, @event with { Room = shelf.Name });
        shelf.Rows.Add(row);
        if (@event.Nonce is not null)
        {
            _nonces.Add((entry.Author, @event.Nonce), row);
        }

        bool isOthers = entry.Overrules && @event is DeletedEvent deleted && !IsBy(shelf.Rows[(int)deleted.Target - 1], entry);
        TakeEffect(shelf, @event);
        Change(shelf, entry);
        if (entry.Audit is { } audit && (isOthers || !entry.Overrules))
        {
            Write(shelf, audit);
        }

        return new AppendOutcome(@event, @event.Seq, @event.At);
    }

    private void Change(Shelf shelf, in LogEntry entry)
    {
        if (entry.Change is { } change)
        {
            shelf.Rules = change.Apply(shelf.Rules, entry.Event);
        }

        if (entry.Change is NameChange renamed)
        {
            shelf.Name = renamed.Name;
            _names[NameRules.Fold(renamed.Name)] = shelf.Key;
        }
    }

    private int Write(Shelf? shelf, AuditNote note)
    {
        _audit.Add(((long?)shelf?.Record().Id, new AuditEntry(_audit.Count + 1, time.GetUtcNow(), shelf?.Name, note)));
        return _audit.Count;
    }

    private static string? RefusalOf(Shelf shelf, in LogEntry entry) => entry.Event switch
    {
        EditedEvent edited => RefusalFor(shelf, edited.Target, entry),
        DeletedEvent deleted => RefusalFor(shelf, deleted.Target, entry.Overrules ? null : entry),
        ReactedEvent reacted => RefusalFor(shelf, reacted.Target, by: null),
        MessageEvent { ReplyTo: { } replied } when replied > shelf.Head => ErrorCode.NoSuchMessage,
        _ => null,
    };

    private static string? RefusalFor(Shelf shelf, long target, LogEntry? by)
    {
        bool exists = target > 0 && target <= shelf.Head && shelf.Rows[(int)target - 1].Event is MessageEvent { Deleted: not true };
        return !exists ? ErrorCode.NoSuchMessage : by is null || IsBy(shelf.Rows[(int)target - 1], by.Value) ? null : ErrorCode.Forbidden;
    }

    private static bool IsBy(Row row, LogEntry entry) => entry.IsBy(row.Author, row.Event.Account);

    private static void TakeEffect(Shelf shelf, RoomEvent @event)
    {
        switch (@event)
        {
            case EditedEvent edited:
                shelf.Change<MessageEvent>(edited.Target, said => said with { Text = edited.Text, Edited = edited.At });
                break;
            case DeletedEvent deleted:
                shelf.Change<MessageEvent>(deleted.Target, said => said with { Text = "", Data = null, Deleted = true });
                shelf.Rows[(int)deleted.Target - 1].Reactions.Clear();
                foreach (Row edit in shelf.Rows.Where(row => row.Event is EditedEvent edited && edited.Target == deleted.Target))
                {
                    edit.Event = (EditedEvent)edit.Event with { Text = "" };
                }

                break;
            case ReactedEvent reacted:
                shelf.Rows[(int)reacted.Target - 1].React(reacted);
                break;
            case TopicEvent topic:
                shelf.Topic = topic.Text;
                break;
        }
    }

    private static List<RoomEvent> Page(IEnumerable<Row> rows, int limit, int maxBytes)
    {
        List<RoomEvent> page = [];
        int bytes = 0;
        foreach (RoomEvent @event in rows.Take(limit).Select(row => row.Event))
        {
            bytes += 100 + Encoding.UTF8.GetByteCount((@event as MessageEvent)?.Text ?? "");
            if (page.Count > 0 && bytes > maxBytes)
            {
                break;
            }

            page.Add(@event with { });
        }

        return page;
    }

    private sealed class Shelf(long id, string key, string name)
    {
        public string Key { get; } = key;

        public string Name { get; set; } = name;

        public RoomRules Rules { get; set; } = RoomRules.Open;

        public string? Topic { get; set; }

        public List<Row> Rows { get; } = [];

        public long Head => Rows.Count;

        public RoomRecord Record() => new(id, Key, Name, Head, Topic) { Rules = Rules };

        /// <summary>As a log has them that has removed the rest; of its head only the place is left.</summary>
        public IEnumerable<Row> Readable() => Rows.Where(row => row.Event.From.Length > 0 || row.Event.Seq == Head || row.Event.Seq >= Rules.First).Select(row =>
        {
            row.Event = row.Event with { Room = Name };
            return row;
        });

        public bool IsFor(string? person) => Key[0] != '@' || (person is not null && Key[1..].Split('|').Contains(person));

        public void Change<T>(long seq, Func<T, T> change)
            where T : RoomEvent => Rows[(int)seq - 1].Event = change((T)Rows[(int)seq - 1].Event);
    }

    private sealed class Row(Shelf shelf, long author, RoomEvent @event)
    {
        public Shelf Shelf { get; } = shelf;

        public long Author { get; } = author;

        public RoomEvent Event { get; set; } = @event;

        public SortedDictionary<string, SortedSet<string>> Reactions { get; } = new(StringComparer.Ordinal);

        public void React(ReactedEvent reacted)
        {
            if (reacted.On)
            {
                Reactions.TryAdd(reacted.Emoji, new SortedSet<string>(StringComparer.Ordinal));
                Reactions[reacted.Emoji].Add(reacted.From);
            }
            else if (Reactions.TryGetValue(reacted.Emoji, out SortedSet<string>? names) && names.Remove(reacted.From) && names.Count == 0)
            {
                Reactions.Remove(reacted.Emoji);
            }
        }
    }
}

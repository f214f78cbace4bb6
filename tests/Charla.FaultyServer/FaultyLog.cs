using Charla.Core;
using Charla.Core.Permissions;
using Charla.Protocol.Messages;

namespace Charla.FaultyServer;

/// <summary>A log with a fault in front of a sound one.</summary>
internal sealed class FaultyLog(IRoomLog log, Fault fault) : IRoomLog
{
    private static readonly TimeSpan _held = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, long> _heads = [];
    private Task _written = Task.CompletedTask;

    public async Task<IReadOnlyList<AppendOutcome>> AppendAsync(RoomRecord room, IReadOnlyList<LogEntry> batch) => fault switch
    {
        Fault.SkipsFlush => Promise(room, batch, _held),
        Fault.AcknowledgesFirst => Promise(room, batch, TimeSpan.Zero),
        Fault.Reorders => Swapped(await log.AppendAsync(room, batch)),
        _ => await log.AppendAsync(room, batch),
    };

    public async ValueTask<IReadOnlyList<RoomEvent>> ReadAsync(RoomRecord room, long after, long upTo, int limit, int maxBytes)
    {
        IReadOnlyList<RoomEvent> page = await log.ReadAsync(room, after, upTo, limit, maxBytes);
        return fault == Fault.DropsOnResume && page.Count > 2 ? [.. page.Where((_, i) => i != 1)] : page;
    }

    public ValueTask<RoomRecord?> FindRoomAsync(string key) => log.FindRoomAsync(key);

    public ValueTask<RoomRecord> OpenRoomAsync(string key, string name, string? owner = null) => log.OpenRoomAsync(key, name, owner);

    public ValueTask<IReadOnlyDictionary<string, string>> RoomNamesAsync() => log.RoomNamesAsync();

    public ValueTask<IReadOnlyList<RoomRecord>> ListLimitedRoomsAsync() => log.ListLimitedRoomsAsync();

    public ValueTask<long> FirstToKeepAsync(RoomRecord room, Retention keep, DateTimeOffset settled) => log.FirstToKeepAsync(room, keep, settled);

    public Task<bool> ForgetAsync(RoomRecord room, long first, int limit) => log.ForgetAsync(room, first, limit);

    public Task WriteAuditAsync(AuditNote note) => log.WriteAuditAsync(note);

    public ValueTask<IReadOnlyList<AuditEntry>> ReadAuditAsync(RoomRecord? room, long before, int limit) => log.ReadAuditAsync(room, before, limit);

    public ValueTask<int> CountRoomsAsync() => log.CountRoomsAsync();

    public ValueTask<IReadOnlyList<RoomRecord>> ListRoomsAsync(string? person, int limit) => log.ListRoomsAsync(person, limit);

    public ValueTask<IReadOnlyList<RoomEvent>> ReadBackAsync(RoomRecord room, long before, long after, int limit, int maxBytes) => log.ReadBackAsync(room, before, after, limit, maxBytes);

    public ValueTask<IReadOnlyList<RoomEvent>> WithReactionsAsync(RoomRecord room, IReadOnlyList<RoomEvent> page) => log.WithReactionsAsync(room, page);

    public ValueTask<long> FirstSeqSinceAsync(RoomRecord room, DateTimeOffset time) => log.FirstSeqSinceAsync(room, time);

    public ValueTask<SearchPage> SearchAsync(SearchQuery query) => log.SearchAsync(query);

    public ValueTask<IReadOnlyDictionary<long, long>> ReadMarkersAsync(string reader) => log.ReadMarkersAsync(reader);

    public Task MoveReadMarkerAsync(RoomRecord room, string reader, long seq) => log.MoveReadMarkerAsync(room, reader, seq);

    public ValueTask<byte[]> SecretAsync() => log.SecretAsync();

    public ValueTask DisposeAsync() => log.DisposeAsync();

    /// <summary>Says what the log would say, before it has said it.</summary>
    private AppendOutcome[] Promise(RoomRecord room, IReadOnlyList<LogEntry> batch, TimeSpan later)
    {
        lock (_gate)
        {
            long head = _heads.TryGetValue(room.Id, out long known) ? known : room.Head;
            AppendOutcome[] promised = [.. batch.Select(entry => Place(entry.Event, ++head))];
            _heads[room.Id] = head;
            _written = WriteAsync(_written, room, batch, DateTimeOffset.UtcNow + later);
            return promised;
        }
    }

    private static AppendOutcome Place(RoomEvent said, long seq)
    {
        (said.Seq, said.At) = (seq, DateTimeOffset.UtcNow);
        return new AppendOutcome(said, seq, said.At);
    }

    private async Task WriteAsync(Task before, RoomRecord room, IReadOnlyList<LogEntry> batch, DateTimeOffset due)
    {
        await Task.Yield();
        await before;
        TimeSpan wait = due - DateTimeOffset.UtcNow;
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);

        try
        {
            await log.AppendAsync(room, batch);
        }
        catch (LogUnavailableException)
        {
            // This is the fault.
        }
    }

    private static AppendOutcome[] Swapped(IReadOnlyList<AppendOutcome> outcomes)
    {
        AppendOutcome[] swapped = [.. outcomes];
        if (swapped.Length > 2)
        {
            (swapped[0], swapped[1]) = (swapped[0] with { Event = swapped[1].Event }, swapped[1] with { Event = swapped[0].Event });
        }

        return swapped;
    }
}

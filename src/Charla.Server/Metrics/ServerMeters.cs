using System.Diagnostics.Metrics;
using Charla.Core;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Server.Operating;

namespace Charla.Server.Metrics;

/// <summary>What there is to measure of one server. Counting costs some tens of nanoseconds a batch; what is a state is looked up when somebody asks.</summary>
internal sealed class ServerMeters : IDisposable
{
    public const string MeterName = "Charla";

    /// <summary>Events that a batch or a commit may have: a batch holds at most 1,024.</summary>
    private static readonly double[] _sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000];

    private static readonly double[] _seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _opened;
    private readonly Counter<long> _closed;
    private readonly Counter<long> _events;
    private readonly Counter<long> _received;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _behind;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _failedLogins;
    private readonly Counter<long> _logFailures;
    private readonly Counter<long> _bugs;
    private readonly Histogram<double> _batches;
    private readonly Histogram<double> _commits;
    private readonly Histogram<double> _commitWrites;
    private long _lastEvents;

    public ServerMeters()
    {
        _opened = _meter.CreateCounter<long>("charla.connections.opened", description: "Connections that came in, by wire.");
        _closed = _meter.CreateCounter<long>("charla.connections.closed", description: "Connections that ended, by wire.");
        _events = _meter.CreateCounter<long>("charla.events", description: "Events that were numbered and are on disk: messages, edits, deletions, reactions, topics.");
        _received = _meter.CreateCounter<long>("charla.received", "By", "Payload of the requests that became events or were refused by the log.");
        _deliveries = _meter.CreateCounter<long>("charla.deliveries", description: "Events given to live members, one for each member.");
        _sent = _meter.CreateCounter<long>("charla.delivered", "By", "Bytes of the events given to live members, frames included.");
        _behind = _meter.CreateCounter<long>("charla.readers.fell_behind", description: "Times that a batch did not fit into a reader's outbox, so that it reads on from the log.");
        _errors = _meter.CreateCounter<long>("charla.errors", description: "Errors that peers were told, by code.");
        _failedLogins = _meter.CreateCounter<long>("charla.logins.failed", description: "Passwords and tokens that were wrong.");
        _logFailures = _meter.CreateCounter<long>("charla.log.failures", description: "Times that the log began to refuse writes.");
        _bugs = _meter.CreateCounter<long>("charla.bugs", description: "Mistakes of the program's own; the log has each.");
        _batches = _meter.CreateHistogram("charla.batch.events", description: "Events of one room that were delivered together.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = _sizes });
        _commits = _meter.CreateHistogram("charla.commit.duration", "s", "Time from a transaction's beginning until it was on disk.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = _seconds });
        _commitWrites = _meter.CreateHistogram("charla.commit.writes", description: "Writes, most of them batches, that shared one flush of the disk.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = _sizes });
    }

    /// <summary>Events so far.</summary>
    public long Events => Volatile.Read(ref _lastEvents);

    /// <summary>Whether little of the data folder's disk is left.</summary>
    public bool DiskIsLow { get; set; }

    public void Opened(string via) => _opened.Add(1, Via(via));

    public void Closed(string via) => _closed.Add(1, Via(via));

    public void Told(string code)
    {
        _errors.Add(1, new KeyValuePair<string, object?>("code", code));
        if (code == ErrorCode.AuthFailed)
        {
            _failedLogins.Add(1);
        }
    }

    public void Batch(int events, long received, int deliveries, long sent)
    {
        Interlocked.Add(ref _lastEvents, events);
        _events.Add(events);
        _received.Add(received);
        _deliveries.Add(deliveries);
        _sent.Add(sent);
        _batches.Record(events);
    }

    public void Committed(int writes, TimeSpan time)
    {
        _commits.Record(time.TotalSeconds);
        _commitWrites.Record(writes);
    }

    public void FellBehind() => _behind.Add(1);

    public void LogFailed() => _logFailures.Add(1);

    public void Bug() => _bugs.Add(1);

    /// <summary>Adds what is looked up in a chat and its folder when somebody asks.</summary>
    public void Watch(Chat chat, DataFolder folder, TimeProvider time)
    {
        DateTimeOffset started = time.GetUtcNow();
        _meter.CreateObservableGauge("charla.connections", () => CountBy(chat, "wire", conversation => conversation.Connection.Via), description: "Connections open now, by wire.");
        _meter.CreateObservableGauge("charla.sessions", () => CountBy(chat, "kind", KindOf), description: "Conversations open now: of accounts, of guests, of plain programs, and those that have not said who they are.");
        _meter.CreateObservableGauge("charla.rooms", () => chat.Rooms.Count, description: "Rooms that there are, direct messages included.");
        _meter.CreateObservableGauge("charla.rooms.in_use", () => chat.Rooms.All().Count(), description: "Rooms in memory: somebody has been in them since the start.");
        _meter.CreateObservableGauge("charla.outbox", () => chat.Conversations.Sum(conversation => (long)conversation.Connection.Outbox.QueuedBytes), "By", "Bytes that wait for readers.");
        _meter.CreateObservableGauge("charla.readers.waited_for", () => ConnectionCounts.WaitedFor(chat), description: "Readers for whom bytes wait at this moment.");
        _meter.CreateObservableGauge("charla.log.size", () => folder.LogBytes, "By", "The log's files.");
        _meter.CreateObservableGauge("charla.disk.free", () => folder.Disk.Free, "By", "Free bytes on the data folder's disk.");
        _meter.CreateObservableGauge("charla.disk.size", () => folder.Disk.Size, "By", "Bytes of the data folder's disk.");
        _meter.CreateObservableGauge("charla.disk.low", () => DiskIsLow ? 1 : 0, description: "1 where little of that is left, and the log has said so.");
        _meter.CreateObservableGauge("charla.backup.last_time", () => (folder.LastBackup?.Made.ToUnixTimeMilliseconds() ?? 0) / 1000.0, "s", "When the last backup was made, since 1970; 0 where none is known.");
        _meter.CreateObservableGauge("charla.start_time", () => started.ToUnixTimeMilliseconds() / 1000.0, "s", "When the server started, since 1970.");
    }

    public bool Is(Meter meter) => ReferenceEquals(meter, _meter);

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> Via(string via) => new("wire", via);

    private static string KindOf(IConversation conversation) => conversation switch
    {
        Session { Name: null } => "new",
        Session { Account: not null } => "account",
        Session => "guest",
        _ => "plain",
    };

    private static IEnumerable<Measurement<int>> CountBy(Chat chat, string label, Func<IConversation, string> key) =>
        chat.Conversations.CountBy(key).Select(count => new Measurement<int>(count.Value, new KeyValuePair<string, object?>(label, count.Key)));
}

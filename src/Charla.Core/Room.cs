using System.Diagnostics.CodeAnalysis;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>A room: one loop that numbers what arrives through the log, answers the senders and delivers to the members.</summary>
/// <remarks>
/// Any thread may post; one at a time runs the loop, on the thread pool, and only while there is work. At most one batch is with the
/// log, and the next is not handed over before it is delivered: what arrives meanwhile makes one large batch, which costs every member one
/// send. Two batches under way at once were measured: the halves cost twice the sends and gain nothing (<c>docs/decisions/0003</c>).
/// </remarks>
internal sealed class Room : IThreadPoolWorkItem
{
    private const int MaxBatch = 1_024;

    private readonly IRoomLog _log;
    private readonly IChatJournal _journal;
    private readonly Lock _gate = new();
    private readonly Answers _answers = new();
    private List<Submission> _arrived = [];
    private List<Submission> _taken = [];
    private List<Action> _commands = [];
    private Batch? _finished;
    private TaskCompletionSource? _drained;
    private int _outstanding;
    private bool _running;

    // Owned by the loop.
    private readonly Queue<Submission> _waiting = new();
    private Batch? _inFlight;

    public Room(RoomRecord record, Chat chat)
    {
        Record = record;
        Order = new RoomOrder(this, record, chat);
        Topic = record.Topic;
        _log = chat.Log;
        _journal = chat.Journal;
        Members = new RoomMembers(this, chat);
        Delivered = record.Head;
    }

    /// <summary>The room as the log knows it; another object once it is called otherwise.</summary>
    public RoomRecord Record
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>How the room is set, and who may be in it.</summary>
    public RoomOrder Order { get; }

    /// <summary>How the room is set now.</summary>
    public RoomRules Rules => Order.Rules;

    /// <summary>The name that members see; a direct message's room has another for each of its two people.</summary>
    public string Name => Record.Name;

    public bool IsDirect => Record.Key[0] == NameRules.DirectPrefix;

    /// <summary>Who is here. Its methods run on the loop: see <see cref="Post(Action)"/>.</summary>
    public RoomMembers Members { get; }

    /// <summary>The last seq that everyone who is live has been given. Nobody is shown a later one.</summary>
    public long Delivered
    {
        get => Volatile.Read(ref field);
        private set => Volatile.Write(ref field, value);
    }

    public string? Topic { get; private set; }

    /// <summary>Hands in something that is to last. The sender is answered when it is durable, or refused.</summary>
    public void Submit(in Submission submission)
    {
        lock (_gate)
        {
            _arrived.Add(submission);
            _outstanding++;
            if (_running)
            {
                return;
            }

            _running = true;
        }

        // The first part is short: hand the batch to the log. Doing it here saves a change of threads; the rest goes to the pool.
        if (!RunOnce())
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <summary>Runs <paramref name="command"/> on the room's loop, in the order of posting.</summary>
    public void Post(Action command)
    {
        lock (_gate)
        {
            _commands.Add(command);
        }

        Wake();
    }

    /// <summary>Completes when everything that has been submitted is durable, or refused.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            return _outstanding == 0 ? Task.CompletedTask : (_drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (!RunOnce())
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_running)
            {
                return;
            }

            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Takes what has come and works it off; true where nothing more had come meanwhile, and the loop has stopped.</summary>
    private bool RunOnce()
    {
        List<Action> commands = [];
        Batch? finished;
        lock (_gate)
        {
            (_taken, _arrived) = (_arrived, _taken);
            (commands, _commands) = _commands.Count == 0 ? (commands, _commands) : (_commands, commands);
            (finished, _finished) = (_finished, null);
        }

        foreach (Action command in commands)
        {
            Guard(command);
        }

        foreach (Submission submission in _taken)
        {
            _waiting.Enqueue(submission);
        }

        _taken.Clear();
        if (finished is not null)
        {
            Guard(() => Finish(finished));
            Settle(finished.Submissions.Count);
            _inFlight = null;
        }
        else
        {
            StartBatch();
        }

        lock (_gate)
        {
            _running = (_inFlight is null && _waiting.Count > 0) || _arrived.Count > 0 || _commands.Count > 0 || _finished is not null;
            return !_running;
        }
    }

    private void StartBatch()
    {
        if (_inFlight is not null || _waiting.Count == 0)
        {
            return;
        }

        List<Submission> submissions = new(Math.Min(_waiting.Count, MaxBatch));
        bool isLast = false;
        while (!isLast && submissions.Count < MaxBatch && _waiting.TryDequeue(out Submission next))
        {
            if (StillMay(next))
            {
                // What changes who may read ends the batch: whoever has to go is not given what comes after.
                submissions.Add(next);
                isLast = next.Entry.Change is not null;
            }
        }

        _answers.FlushAll();
        if (submissions.Count > 0)
        {
            _inFlight = new Batch(submissions);
            _ = AppendAsync(_inFlight);
        }
    }

    /// <summary>Whether its sender still may; else it is answered.</summary>
    private bool StillMay(in Submission submission)
    {
        if (Order.RefusalOf(submission) is not { } refusal)
        {
            return true;
        }

        Answer(submission, new AppendOutcome(null, 0, default, refusal));
        Settle(1);
        return false;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Our bug: logged once, the senders are told, and the room goes on.")]
    private async Task AppendAsync(Batch batch)
    {
        try
        {
            batch.Outcomes = await _log.AppendAsync(Record, batch.Entries()).ConfigureAwait(false);
        }
        catch (LogUnavailableException)
        {
            batch.Outcomes = batch.AllRefused(ErrorCode.Unavailable);
        }
        catch (Exception bug)
        {
            _journal.Bug(bug);
            batch.Outcomes = batch.AllRefused(ErrorCode.Unavailable);
        }

        lock (_gate)
        {
            _finished = batch;
        }

        Wake();
    }

    private void Finish(Batch batch)
    {
        List<RoomEvent> events = new(batch.Submissions.Count);
        Submission? changing = null;
        long received = 0;
        for (int i = 0; i < batch.Submissions.Count; i++)
        {
            AppendOutcome outcome = batch.Outcomes[i];
            received += batch.Submissions[i].Bytes;
            if (outcome.Event is not null)
            {
                events.Add(Named(outcome.Event));
                changing = batch.Submissions[i];
                Topic = outcome.Event is TopicEvent topic ? topic.Text : Topic;
            }

            Answer(batch.Submissions[i], outcome);
        }

        if (changing is { Entry.Change: { } adopted })
        {
            // Whoever is told of it may ask at once, and is answered by it.
            Order.Adopt(adopted, events[^1]);
        }

        if (events.Count > 0)
        {
            long before = Delivered;
            Delivered = events[^1].Seq;
            if (Delivered - before == events.Count)
            {
                (int readers, long bytes) = Members.Deliver(events, _answers, before);
                _journal.Delivered(events.Count, received, readers * events.Count, bytes);
            }
            else
            {
                // Another writer of the log took the seqs between: what they are, only the log knows.
                Members.FallBack(before);
            }
        }

        _answers.FlushAll();
        if (changing is { Entry.Change: { } change })
        {
            Order.Enforce(change);
        }
    }

    /// <summary>What was on its way while the room was renamed is told under the name that the room has by now.</summary>
    private RoomEvent Named(RoomEvent told) => told.Room == Name ? told : told with { Room = Name };

    private void Settle(int submissions)
    {
        lock (_gate)
        {
            _outstanding -= submissions;
            if (_outstanding == 0)
            {
                _drained?.TrySetResult();
                _drained = null;
            }
        }
    }

    private void Answer(in Submission submission, in AppendOutcome outcome)
    {
        IParticipant sender = submission.Sender;
        if (sender.Answer(this, submission, outcome) is { } answer)
        {
            _answers.Add(sender, Members.FormOf(sender), answer);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Our bug: logged once, and the room goes on for everyone else.")]
    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception bug)
        {
            // A mistake of ours in one command must not stop the room for everyone.
            _journal.Bug(bug);
        }
    }

    private sealed class Batch(List<Submission> submissions)
    {
        public List<Submission> Submissions { get; } = submissions;

        public IReadOnlyList<AppendOutcome> Outcomes { get; set; } = [];

        public LogEntry[] Entries() => [.. Submissions.Select(s => s.Entry)];

        public AppendOutcome[] AllRefused(string code) => [.. Submissions.Select(_ => new AppendOutcome(null, 0, default, code))];
    }
}

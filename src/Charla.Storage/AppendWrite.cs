using Charla.Core;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>A batch on its way into one room's log.</summary>
internal sealed class AppendWrite(RoomRecord room, IReadOnlyList<LogEntry> batch, Dictionary<long, long> heads, SearchIndex search, TimeProvider time) : LogWrite
{
    // Continuations run on the writer's thread: the room's only posts to its loop, which is cheaper than another change of threads.
    private readonly TaskCompletionSource<IReadOnlyList<AppendOutcome>> _completion = new();
    private readonly AppendOutcome[] _outcomes = new AppendOutcome[batch.Count];

    public Task<IReadOnlyList<AppendOutcome>> Task => _completion.Task;

    public override long Bytes => batch.Sum(entry => 128L + ((entry.Event as MessageEvent)?.Text.Length ?? 0));

    public override void Apply(Database database)
    {
        if (!heads.TryGetValue(room.Id, out long head))
        {
            head = LogReader.Head(database, room.Id);
        }

        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        RoomAppend append = new(database, room, head, now);
        for (int i = 0; i < _outcomes.Length; i++)
        {
            _outcomes[i] = append.Append(batch[i]);
        }

        heads[room.Id] = append.Head;
    }

    public override void Complete()
    {
        search.Touch(room, heads[room.Id]);
        _completion.TrySetResult(_outcomes);
    }

    public override void Fail(LogUnavailableException failure)
    {
        // The head in memory may count what was taken back; the next append reads it from the file.
        heads.Remove(room.Id);
        _completion.TrySetException(failure);
    }
}

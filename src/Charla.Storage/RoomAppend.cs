using Charla.Core;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>Appends a batch to one room inside the writer's transaction: numbers it, finds repeats, and makes edits, deletions and reactions take effect.</summary>
internal sealed class RoomAppend(Database database, RoomRecord room, long head, DateTimeOffset now)
{
    /// <summary>The room's head after what was appended.</summary>
    public long Head { get; private set; } = head;

    public AppendOutcome Append(in LogEntry entry)
    {
        RoomEvent @event = entry.Event;
        if (RefusalOf(entry) is { } refusal)
        {
            return FindRepeat(entry) is { } before ? before : new AppendOutcome(null, 0, default, refusal);
        }

        (@event.Seq, @event.At) = (Head + 1, now);
        if (!EventRows.Insert(database, room.Id, @event, entry.Author))
        {
            // A nonce is its session's, in whatever room: used for something else in another one, it can't be this entry's.
            return FindRepeat(entry) ?? new AppendOutcome(null, 0, default, ErrorCode.BadRequest);
        }

        Head++;
        bool isOthers = entry.Overrules && @event is DeletedEvent deleted && RefusalFor(deleted.Target, entry) == ErrorCode.Forbidden;
        TakeEffect(@event);
        if (entry.Change is { } change)
        {
            RoomRows.Apply(database, room, change, @event);
        }

        if (entry.Audit is { } audit && (isOthers || !entry.Overrules))
        {
            AuditRows.Insert(database, room.Id, audit, now);
        }

        return new AppendOutcome(@event, @event.Seq, now);
    }

    private AppendOutcome? FindRepeat(in LogEntry entry)
    {
        if (entry.Event.Nonce is null)
        {
            return null;
        }

        Statement find = Prepare("SELECT place, at FROM events WHERE author = ?1 AND nonce = ?2 AND place BETWEEN ?3 AND ?4")
            .Bind(1, entry.Author).Bind(2, entry.Event.Nonce).Bind(3, Place(0)).Bind(4, Place(Head));
        AppendOutcome? outcome = find.Step() ? new AppendOutcome(null, Schema.SeqOf(find.Long(0)), DateTimeOffset.FromUnixTimeMilliseconds(find.Long(1))) : null;
        find.Reset();
        return outcome;
    }

    /// <summary>Why an event may not be: what it names is no message, or not its author's to change.</summary>
    private string? RefusalOf(in LogEntry entry) => entry.Event switch
    {
        EditedEvent edited => RefusalFor(edited.Target, entry),
        DeletedEvent deleted => RefusalFor(deleted.Target, entry.Overrules ? null : entry),
        ReactedEvent reacted => RefusalFor(reacted.Target, by: null),
        MessageEvent { ReplyTo: { } replied } when replied > Head => ErrorCode.NoSuchMessage,
        _ => null,
    };

    private string? RefusalFor(long target, LogEntry? by)
    {
        Statement find = Prepare("SELECT author, account FROM events WHERE place = ?1 AND kind = 1 AND flags & 2 = 0").Bind(1, Place(target));
        bool exists = find.Step();
        bool mayChange = exists && (by is not { } entry || entry.IsBy(find.Long(0), find.OptionalText(1)));
        find.Reset();
        return !exists ? ErrorCode.NoSuchMessage : mayChange ? null : ErrorCode.Forbidden;
    }

    private void TakeEffect(RoomEvent @event)
    {
        switch (@event)
        {
            case EditedEvent edited:
                Prepare("UPDATE events SET text = ?2, edited_at = ?3 WHERE place = ?1")
                    .Bind(1, Place(edited.Target)).Bind(2, edited.Text).Bind(3, now.ToUnixTimeMilliseconds()).Run();
                break;
            case DeletedEvent deleted:
                Erase(deleted.Target);
                break;
            case ReactedEvent reacted:
                Prepare(reacted.On ? "INSERT OR IGNORE INTO reactions VALUES (?1, ?2, ?3)" : "DELETE FROM reactions WHERE place = ?1 AND emoji = ?2 AND name = ?3")
                    .Bind(1, Place(reacted.Target)).Bind(2, reacted.Emoji).Bind(3, reacted.From).Run();
                break;
            case TopicEvent topic:
                Prepare("UPDATE rooms SET topic = ?2 WHERE id = ?1").Bind(1, room.Id).Bind(2, topic.Text).Run();
                break;
        }
    }

    /// <summary>The text goes, from the message and from its edits; their places stay.</summary>
    private void Erase(long target)
    {
        Prepare("UPDATE events SET text = '', data = NULL, flags = flags | 2 WHERE place = ?1").Bind(1, Place(target)).Run();
        Prepare("UPDATE events SET text = '' WHERE kind = 2 AND target = ?1 AND place BETWEEN ?2 AND ?3")
            .Bind(1, target).Bind(2, Place(0)).Bind(3, Place(Head)).Run();
        Prepare("DELETE FROM reactions WHERE place = ?1").Bind(1, Place(target)).Run();
    }

    private long Place(long seq) => Schema.Place(room.Id, seq);

    private Statement Prepare(string sql) => database.Prepare(sql);
}

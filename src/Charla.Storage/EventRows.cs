using System.Text.Json;
using Charla.Protocol.Messages;

namespace Charla.Storage;

/// <summary>Events to rows of the table <c>events</c>, and back.</summary>
internal static class EventRows
{
    /// <summary>The columns in the order that <see cref="Read"/> expects.</summary>
    public const string Columns = "place, kind, at, sender, nonce, target, text, data, flags, edited_at, account";

    private const string InsertSql = """
        INSERT INTO events (place, kind, at, author, sender, nonce, target, text, data, flags, account)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (author, nonce) WHERE nonce IS NOT NULL DO NOTHING
        """;

    internal enum Kind
    {
        Message = 1,
        Edited = 2,
        Deleted = 3,
        Reacted = 4,
        Topic = 5,
        Moderated = 6,
    }

    [Flags]
    internal enum Flags
    {
        None = 0,
        Bare = 1,
        Deleted = 2,
        TakenBack = 4,
    }

    /// <summary>Inserts an event; false where its author's nonce is there already.</summary>
    public static bool Insert(Database database, long room, RoomEvent @event, long author)
    {
        Statement insert = database.Prepare(InsertSql);
        (Kind kind, long? target, string? text, Flags flags) = Split(@event);
        insert.Bind(1, Schema.Place(room, @event.Seq)).Bind(2, (long)kind).Bind(3, @event.At.ToUnixTimeMilliseconds()).Bind(4, author)
            .Bind(5, @event.From).Bind(6, @event.Nonce).Bind(7, target).Bind(8, text)
            .Bind(9, (@event as MessageEvent)?.Data?.GetRawText()).Bind(10, (long)flags).Bind(11, @event.Account);
        insert.Run();
        return database.Changes > 0;
    }

    /// <summary>The event of the row that the statement stands on.</summary>
    public static RoomEvent Read(Statement row, string room)
    {
        Flags flags = (Flags)row.Long(8);
        RoomEvent @event = (Kind)row.Long(1) switch
        {
            Kind.Message => ReadMessage(row, room, flags),
            Kind.Edited => new EditedEvent { Room = room, From = row.Text(3), Target = row.Long(5), Text = row.Text(6) },
            Kind.Deleted => new DeletedEvent { Room = room, From = row.Text(3), Target = row.Long(5) },
            Kind.Reacted => new ReactedEvent { Room = room, From = row.Text(3), Target = row.Long(5), Emoji = row.Text(6), On = !flags.HasFlag(Flags.TakenBack) },
            Kind.Moderated => JsonSerializer.Deserialize(row.Text(6), WireJson.Shared.ModeratedEvent)! with { Room = room, From = row.Text(3) },
            _ => new TopicEvent { Room = room, From = row.Text(3), Text = row.Text(6) },
        };
        (@event.Seq, @event.At, @event.Nonce, @event.Account) = (Schema.SeqOf(row.Long(0)), Instant(row.Long(2)), row.OptionalText(4), row.OptionalText(10));
        return @event;
    }

    private static MessageEvent ReadMessage(Statement row, string room, Flags flags) => new()
    {
        Room = room,
        From = row.Text(3),
        ReplyTo = row.OptionalLong(5),
        Text = row.Text(6),
        Data = row.OptionalText(7) is { } json ? JsonDocument.Parse(json).RootElement : null,
        Bare = flags.HasFlag(Flags.Bare),
        Unverified = NameRules.IsUnverified(row.Text(3)),
        Deleted = flags.HasFlag(Flags.Deleted) ? true : null,
        Edited = row.OptionalLong(9) is { } edited ? Instant(edited) : null,
    };

    private static (Kind Kind, long? Target, string? Text, Flags Flags) Split(RoomEvent @event) => @event switch
    {
        MessageEvent said => (Kind.Message, said.ReplyTo, said.Text, said.Bare ? Flags.Bare : Flags.None),
        EditedEvent edited => (Kind.Edited, edited.Target, edited.Text, Flags.None),
        DeletedEvent deleted => (Kind.Deleted, deleted.Target, null, Flags.None),
        ReactedEvent reacted => (Kind.Reacted, reacted.Target, reacted.Emoji, reacted.On ? Flags.None : Flags.TakenBack),
        TopicEvent topic => (Kind.Topic, null, topic.Text, Flags.None),
        ModeratedEvent done => (Kind.Moderated, null, JsonSerializer.Serialize(done, WireJson.Shared.ModeratedEvent), Flags.None),
        _ => throw new ArgumentOutOfRangeException(nameof(@event)),
    };

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

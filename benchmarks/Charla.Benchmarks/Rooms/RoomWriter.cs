using Charla.Core;
using Charla.Protocol.Messages;
using Charla.Storage;

namespace Charla.Benchmarks.Rooms;

/// <summary>Fills a room with talk, straight into the log's own tables: messages, and some edits, reactions and deletions of recent ones.</summary>
/// <remarks>The same seed makes the same room. Not crash-safe while it writes: nothing is flushed before the end.</remarks>
internal sealed class RoomWriter
{
    /// <summary>A word that is said in a handful of messages, however large the room.</summary>
    public const string RareWord = "xilófono";

    /// <summary>What the room's talk is drawn with.</summary>
    public const int Seed = 20_261_122;

    private const int Authors = 2_000;
    private const int Transaction = 50_000;
    private const int RareEvery = 2_500_000;
    private const int RecentMessages = 256;
    private const double MeanSecondsBetween = 3;
    private static readonly DateTimeOffset _begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] _emojis = ["👍", "❤️", "😀", "🎉", "👋"];

    private readonly Database _database;
    private readonly RoomRecord _room;
    private readonly Random _random = new(Seed);
    private readonly WeightedChoice _authors = new([.. Enumerable.Range(1, Authors).Select(rank => 1.0 / rank)]);
    private readonly (long Seq, int Author)[] _recent = new (long, int)[RecentMessages];
    private int _said;

    public RoomWriter(Database database, RoomRecord room)
    {
        (_database, _room) = (database, room);
        Vocabulary = new Vocabulary(_random);
    }

    public Vocabulary Vocabulary { get; }

    /// <summary>The name of an author, 0 being who says the most.</summary>
    public static string NameOf(int author) => $"persona{author}";

    /// <summary>Writes so many events into the empty room.</summary>
    public void Write(long events, Action<long> progress)
    {
        for (long head = 0; head < events;)
        {
            _database.Run("BEGIN IMMEDIATE");
            head = WriteTransaction(head, Math.Min(head + Transaction, events));
            _database.Run("COMMIT");
            _database.Checkpoint(restart: false);
            progress(head);
        }
    }

    private long WriteTransaction(long head, long end)
    {
        while (head < end)
        {
            DateTimeOffset now = _begin.AddSeconds(head * MeanSecondsBetween);
            RoomAppend append = new(_database, _room, head, now);
            append.Append(NextEntry(head + 1));
            head = append.Head;
        }

        return head;
    }

    private LogEntry NextEntry(long seq)
    {
        (long target, int targetAuthor) = _recent[_random.Next(RecentMessages)];
        int kind = target == 0 ? 0 : _random.Next(1_000);
        return kind switch
        {
            >= 960 => Entry(new ReactedEvent { Room = _room.Name, From = NameOf(_authors.Next(_random)), Target = target, Emoji = _emojis[_random.Next(_emojis.Length)], On = true }, 0),
            >= 945 => Entry(new EditedEvent { Room = _room.Name, From = NameOf(targetAuthor), Target = target, Text = Vocabulary.Say() }, targetAuthor),
            >= 942 => Entry(new DeletedEvent { Room = _room.Name, From = NameOf(targetAuthor), Target = target }, targetAuthor),
            _ => Message(seq),
        };
    }

    private LogEntry Message(long seq)
    {
        int author = _authors.Next(_random);
        _recent[_said++ % RecentMessages] = (seq, author);
        string? nonce = seq % 3 == 0 ? null : $"{seq:x}";
        string text = Vocabulary.Say(seq % RareEvery == 1_234 ? RareWord : null);
        return Entry(new MessageEvent { Room = _room.Name, From = NameOf(author), Text = text, Nonce = nonce }, author);
    }

    // Authors are numbered at random, like those of sessions, so that the index of nonces is filled as it is in earnest.
    private static LogEntry Entry(RoomEvent @event, int author) => new(@event, (author + 1) * 2_654_435_761L);
}

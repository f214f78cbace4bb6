using Charla.Client;
using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>What the program knows of a room that it is in.</summary>
internal sealed class RoomState(string name)
{
    /// <summary>Messages that are remembered, for quotes and for <c>/edit</c>; the newest.</summary>
    private const int MaxRemembered = 1_000;

    /// <summary>How long somebody counts as writing without a further sign.</summary>
    private static readonly TimeSpan _typingLasts = TimeSpan.FromSeconds(6);

    private readonly SortedDictionary<long, MessageReceived> _messages = [];
    private readonly Dictionary<string, DateTimeOffset> _typing = [];

    /// <summary>As the server writes it.</summary>
    public string Name { get; set; } = name;

    public string Topic { get; set; } = "";

    public bool IsDirect => Name.StartsWith(NameRules.DirectPrefix);

    /// <summary>Who is there; in a plain room, who has spoken.</summary>
    public SortedDictionary<string, string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Messages of others that came while another room was the active one.</summary>
    public int Unread { get; set; }

    /// <summary>The last seq that was shown, and the last that the server was told of.</summary>
    public long Shown { get; set; }

    public long MarkedRead { get; set; }

    /// <summary>The first seq that was shown: <c>/history</c> goes on before it.</summary>
    public long Oldest { get; set; }

    /// <summary>While the backlog is on its way, what happens meanwhile waits here; else null.</summary>
    public List<RoomLogEvent>? Held { get; set; }

    public static string Key(string room) => NameRules.Fold(room);

    public void Remember(MessageReceived message)
    {
        _messages[message.Seq] = message;
        if (_messages.Count > MaxRemembered)
        {
            _messages.Remove(_messages.Keys.First());
        }
    }

    /// <summary>Remembers a message, or what became of one.</summary>
    public void Apply(RoomLogEvent happened)
    {
        switch (happened)
        {
            case MessageReceived message:
                Remember(message);
                _typing.Remove(message.From);
                break;
            case MessageEdited edit when Find(edit.Target) is { } edited:
                _messages[edit.Target] = edited with { Text = edit.Text, EditedAt = edit.At };
                break;
            case MessageDeleted deletion when Find(deletion.Target) is { } deleted:
                _messages[deletion.Target] = deleted with { Text = "", Deleted = true };
                break;
            case TopicChanged topic:
                Topic = topic.Topic;
                break;
        }
    }

    public MessageReceived? Find(long seq) => _messages.GetValueOrDefault(seq);

    /// <summary>The newest message of somebody that is still there.</summary>
    public MessageReceived? LastOf(string author) =>
        _messages.Values.Reverse().FirstOrDefault(message => !message.Deleted && Key(message.From) == Key(author));

    /// <summary>The newest message of anybody else that is still there.</summary>
    public MessageReceived? LastOfOthers(string author) =>
        _messages.Values.Reverse().FirstOrDefault(message => !message.Deleted && Key(message.From) != Key(author));

    public void Add(string member) => Members[Key(member)] = member;

    public void Remove(string member)
    {
        Members.Remove(Key(member));
        _typing.Remove(member);
    }

    public void SetTyping(string member, bool isTyping, DateTimeOffset now)
    {
        if (isTyping)
        {
            _typing[member] = now + _typingLasts;
        }
        else
        {
            _typing.Remove(member);
        }
    }

    /// <summary>Who is writing just now.</summary>
    public IReadOnlyList<string> TypingAt(DateTimeOffset now) =>
        [.. _typing.Where(entry => entry.Value > now).Select(entry => entry.Key).Order(StringComparer.Ordinal)];
}

using Charla.Protocol.Messages;
using Charla.Window.Guarding;

namespace Charla.Window.Plain;

/// <summary>What the process remembers of a plain conversation: what was said, by whom, and how far the page has read. Outlives its connections, so that a page which comes back goes on where it was.</summary>
/// <remarks>Used by one link at a time, one turn after the other.</remarks>
/// <param name="peer">With whom.</param>
internal sealed class Lobby(string peer)
{
    /// <summary>Messages that are remembered.</summary>
    public const int MostMessages = 2_000;

    /// <summary>Characters of text that are remembered.</summary>
    public const int MostCharacters = 2_000_000;

    /// <summary>Speakers that are remembered: those who spoke last.</summary>
    public const int MostMembers = 1_000;

    private readonly List<MessageEvent> _messages = [];
    private readonly Dictionary<string, MessageEvent> _byNonce = [];
    private readonly List<MemberSummary> _members = [];
    private int _characters;

    public string Peer => peer;

    /// <summary>Names this conversation, as that of a server does: whoever has it can go on with it. A secret.</summary>
    public string Session { get; } = Doorkeeper.NewSecret();

    /// <summary>The seq of the last message.</summary>
    public long Head { get; private set; }

    /// <summary>The last seq that is not remembered any more.</summary>
    public long Floor => Head - _messages.Count;

    /// <summary>The reader's mark.</summary>
    public long Read { get; private set; }

    public long Unread => Head - Read;

    /// <summary>Who has spoken, in the order in which they first did.</summary>
    public IReadOnlyList<MemberSummary> Members => _members;

    /// <summary>Gives a message the next seq, and remembers it.</summary>
    public MessageEvent Add(string from, string text, DateTimeOffset at, string? nonce)
    {
        MessageEvent message = new() { Room = NameRules.Lobby, Seq = ++Head, From = from, At = at, Text = text, Nonce = nonce };
        _messages.Add(message);
        _characters += text.Length;
        if (nonce is not null)
        {
            _byNonce[nonce] = message;
        }

        while (_messages.Count > MostMessages || (_characters > MostCharacters && _messages.Count > 1))
        {
            ForgetFirst();
        }

        return message;
    }

    /// <summary>The message that was sent with that nonce; null where there is none, or none is remembered.</summary>
    public MessageEvent? Find(string? nonce) => nonce is null ? null : _byNonce.GetValueOrDefault(nonce);

    /// <summary>Remembered messages from one seq to another, both included.</summary>
    public IReadOnlyList<MessageEvent> Between(long first, long last)
    {
        int start = (int)Math.Clamp(first - Floor - 1, 0, _messages.Count);
        int end = (int)Math.Clamp(last - Floor, start, _messages.Count);
        return _messages[start..end];
    }

    /// <summary>Takes note of a speaker; false where they had spoken before.</summary>
    public bool Meet(string name, string via, DateTimeOffset at)
    {
        if (_members.Exists(member => member.Name == name))
        {
            return false;
        }

        if (_members.Count == MostMembers)
        {
            _members.RemoveAt(0);
        }

        _members.Add(new MemberSummary(name, via, PlainLink.PlainDialect, at));
        return true;
    }

    /// <summary>Moves the reader's mark, never back.</summary>
    public void MarkRead(long seq) => Read = Math.Clamp(seq, Read, Head);

    private void ForgetFirst()
    {
        MessageEvent first = _messages[0];
        _messages.RemoveAt(0);
        _characters -= first.Text.Length;
        if (first.Nonce is not null && _byNonce.GetValueOrDefault(first.Nonce) == first)
        {
            _byNonce.Remove(first.Nonce);
        }
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>What happens in a room, written as lines. Pure: where to, for which capabilities, with which tag in front.</summary>
/// <param name="buffer">Where the lines go.</param>
/// <param name="server">Whose rooms they are.</param>
/// <param name="caps">What the readers have asked for.</param>
/// <param name="tag">A tag for each line, such as <c>batch=1</c>; null for none.</param>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal readonly ref partial struct IrcEventLines(FrameBuffer buffer, IrcServer server, IrcCapability caps, string? tag = null)
{
    /// <summary>Bytes that a line may have besides its tags and its end.</summary>
    private const int MaxBody = IrcLineReader.MaxBody;

    private const string Action = "/me ";

    private static readonly Bilingual _edited = new("(corrige) {0}", "(edited) {0}");
    private static readonly Bilingual _deleted = new("(borró un mensaje)", "(deleted a message)");
    private static readonly Bilingual _reacted = new("(reacciona {0})", "(reacts {0})");
    private static readonly Bilingual _unreacted = new("(retira su {0})", "(takes back {0})");
    private static readonly Bilingual _gap = new("… {0} mensajes que no se repiten aquí …", "… {0} messages that are not repeated here …");

    private readonly FrameBuffer _buffer = buffer;
    private readonly IrcServer _server = server;
    private readonly IrcCapability _caps = caps;
    private readonly string? _tag = tag;

    /// <param name="message">What happened; nothing is written of what IRC has no words for.</param>
    /// <param name="target">Who it is addressed to; null is the room's channel.</param>
    public void Write(ServerMessage message, string? target)
    {
        switch (message)
        {
            case MessageEvent said:
                Say(said, target ?? IrcNames.Channel(said.Room));
                break;
            case EditedEvent or DeletedEvent or ReactedEvent:
                Change((RoomEvent)message, target ?? IrcNames.Channel(((RoomEvent)message).Room));
                break;
            case TopicEvent topic when target is null:
                Cut(topic, "TOPIC", IrcNames.Channel(topic.Room), topic.Text);
                break;
            case ModeratedEvent done when target is null:
                Moderate(done);
                break;
            case Presence presence when target is null:
                Come(presence);
                break;
            case TypingNotice typing when _caps.HasFlag(IrcCapability.MessageTags):
                Passing(typing.Name, $"+typing={(typing.On ? "active" : "done")}", target ?? IrcNames.Channel(typing.Room));
                break;
            case Gap gap when target is null:
                FromServer("NOTICE", IrcNames.Channel(gap.Room), _gap.With(gap.To - gap.From + 1).In(_server.Language));
                break;
        }
    }

    private void Say(MessageEvent said, string target)
    {
        if (said.Deleted == true)
        {
            return;
        }

        (string text, string command) = (said.Text, "PRIVMSG");
        if (said.Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(IrcData.Property, out JsonElement irc))
        {
            (text, command) = IrcData.Read(irc, text);
        }

        bool isAction = text.StartsWith(Action, StringComparison.Ordinal);
        Pieces(said, command, target, isAction ? text.AsSpan(Action.Length) : text, isAction, said.ReplyTo);
    }

    /// <summary>As many lines as it takes: nothing is cut off.</summary>
    private void Pieces(RoomEvent said, string command, string target, ReadOnlySpan<char> text, bool isAction, long? replyTo)
    {
        int frame = SourceLength(said) + command.Length + Encoding.UTF8.GetByteCount(target) + " :".Length + 1 + (isAction ? 9 : 0);
        bool isFirst = true;
        foreach (IrcPiece piece in IrcText.Pieces(text, Math.Max(IrcText.LeastRoom, MaxBody - frame)))
        {
            if (piece.Text.IsEmpty && !(isFirst && text.IsEmpty))
            {
                continue;
            }

            Begin(said, withId: isFirst, replyTo);
            isFirst = false;
            _buffer.Put(command);
            _buffer.Write(" "u8);
            _buffer.Put(target);
            _buffer.Write(isAction ? " :\u0001ACTION "u8 : " :"u8);
            PutText(piece.Text);
            _buffer.Write(isAction ? "\u0001\r\n"u8 : "\r\n"u8);
        }
    }

    private void PutText(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            _buffer.Put(IrcText.WithoutNul(text.ToString()));
        }
        else
        {
            _buffer.Put(text.IsEmpty ? " " : text);
        }
    }

    /// <summary>Edits, deletions and reactions: as tags and commands for who asked for them, else as a short line.</summary>
    private void Change(RoomEvent change, string target)
    {
        switch (change)
        {
            case EditedEvent edited:
                Pieces(edited, "PRIVMSG", target, _edited.With(edited.Text).In(_server.Language), isAction: false, edited.Target);
                break;
            case DeletedEvent deleted when _caps.HasFlag(IrcCapability.MessageRedaction):
                Begin(deleted, withId: true, null);
                _buffer.Put($"REDACT {target} {new IrcMessageId(deleted.Room, deleted.Target)}\r\n");
                break;
            case ReactedEvent reacted when _caps.HasFlag(IrcCapability.MessageTags):
                Begin(reacted, withId: true, reacted.Target, $"+draft/{(reacted.On ? "react" : "unreact")}={IrcData.EscapeTag(reacted.Emoji)}");
                _buffer.Put($"TAGMSG {target}\r\n");
                break;
            case DeletedEvent:
                Pieces(change, "NOTICE", target, _deleted.In(_server.Language), isAction: false, null);
                break;
            case ReactedEvent reacted:
                Pieces(change, "NOTICE", target, (reacted.On ? _reacted : _unreacted).With(reacted.Emoji).In(_server.Language), isAction: false, null);
                break;
        }
    }

    /// <summary>One line, with an ellipsis in the place of what it has no room for.</summary>
    private void Cut(RoomEvent done, string command, string parameters, string text)
    {
        int frame = SourceLength(done) + command.Length + Encoding.UTF8.GetByteCount(parameters) + 3;
        Begin(done, withId: true, null);
        _buffer.Put(command);
        _buffer.Write(" "u8);
        _buffer.Put(parameters);
        _buffer.Write(" :"u8);
        string line = IrcText.OneLine(text);
        int fits = Encoding.UTF8.GetByteCount(line) <= MaxBody - frame ? line.Length : IrcText.Fit(line, MaxBody - frame - 3);
        _buffer.Put(line.AsSpan(0, fits));
        _buffer.Put(fits < line.Length ? IrcLineWriter.Ellipsis : "");
        _buffer.EndLine();
    }

    private void Passing(string name, string tags, string target)
    {
        _buffer.Put(_tag is null ? $"@{tags} " : $"@{_tag};{tags} ");
        _buffer.PutSource(name, AccountOf(name));
        _buffer.Put($"TAGMSG {target}\r\n");
    }

    private void FromServer(string command, string target, string text)
    {
        _buffer.Put(_tag is null ? "" : $"@{_tag} ");
        _buffer.Put($":{_server.Name} {command} {target} :{text}\r\n");
    }

    /// <summary>Tags and source.</summary>
    private void Begin(RoomEvent done, bool withId, long? replyTo, string? more = null)
    {
        int tags = 0;
        if (_tag is not null)
        {
            Tag(ref tags);
            _buffer.Put(_tag);
        }

        if (_caps.HasFlag(IrcCapability.ServerTime))
        {
            Tag(ref tags);
            _buffer.Write("time="u8);
            _buffer.PutTime(done.At);
        }

        if (_caps.HasFlag(IrcCapability.AccountTag) && done.Account is { } account)
        {
            Tag(ref tags);
            _buffer.Write("account="u8);
            _buffer.Put(account);
        }

        if (_caps.HasFlag(IrcCapability.MessageTags))
        {
            BeginMessageTags(done, withId, replyTo, more, ref tags);
        }

        _buffer.Write(tags > 0 ? " "u8 : default);
        _buffer.PutSource(done.From, done.Account);
    }

    private void BeginMessageTags(RoomEvent done, bool withId, long? replyTo, string? more, ref int tags)
    {
        if (withId)
        {
            Tag(ref tags);
            _buffer.Write("msgid="u8);
            PutId(done.Room, done.Seq);
        }

        if (replyTo is { } target)
        {
            Tag(ref tags);
            _buffer.Write("+draft/reply="u8);
            PutId(done.Room, target);
        }

        if (more is not null)
        {
            Tag(ref tags);
            _buffer.Put(more);
        }
    }

    private void PutId(string room, long seq)
    {
        // As IrcMessageId has it; no name of a room needs its escapes.
        _buffer.PutPlace(seq);
        _buffer.Write("."u8);
        _buffer.Put(room);
    }

    private void Tag(ref int tags) => _buffer.Write(tags++ == 0 ? "@"u8 : ";"u8);

    private static int SourceLength(RoomEvent done) =>
        ":!@charla ".Length + Encoding.UTF8.GetByteCount(IrcNames.Nick(done.From)) + Encoding.UTF8.GetByteCount(done.Account ?? IrcServer.GuestUser);

    private string? AccountOf(string name) => _server.Chat.Names.Find(name)?.SignedIn?.Key;
}

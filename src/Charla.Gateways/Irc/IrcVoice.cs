using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Charla.Core;
using Charla.Core.Sessions;
using Charla.Protocol;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;

namespace Charla.Gateways.Irc;

/// <summary>How one session speaks IRC: knows which command waits for which answer, and what of a room's batch is its own.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A translation: it knows what it translates, and into what, by duty.")]
internal sealed class IrcVoice(IrcServer server) : IDialect, IWireForm
{
    private const int Remembered = 16;

    private readonly ConcurrentDictionary<string, (IrcRequest Request, Action<ServerMessage> Answer)> _waiting = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<(long Room, long Seq), IrcRequest> _own = [];
    private readonly Queue<(IParticipant About, string What)> _told = new();
    private readonly ConcurrentDictionary<long, string> _kickedFrom = new();
    private int _lastRef;
    private int _lastBatch;

    public IrcServer Server { get; } = server;

    /// <summary>The session that speaks so. Set once.</summary>
    public Session Session { get; set; } = null!;

    /// <summary>What the client has asked for.</summary>
    public IrcCapability Caps { get; set; }

    /// <summary>What the person says their name is.</summary>
    public string Realname { get; set; } = "";

    /// <summary>Why they are away; null where they are not.</summary>
    public string? Away { get; set; }

    /// <summary>The letters of the person's own modes.</summary>
    public string Modes { get; set; } = "";

    /// <summary>When they last said something.</summary>
    public DateTimeOffset LastSaid { get; set; }

    /// <summary>What numerics call the client: <c>*</c> until it has a name.</summary>
    public string Nick => Session.Name is { } name ? IrcNames.Nick(name) : "*";

    public string Name => "irc";

    public IWireForm Form => this;

    public IWireForm RoomForm(string? alias) => alias is [NameRules.DirectPrefix, .. string other] ? new IrcDirectForm(Server, this, other) : Server.Form(Caps);

    public string NextBatch() => Interlocked.Increment(ref _lastBatch).ToString(CultureInfo.InvariantCulture);

    /// <summary>Hands a request to the session; <paramref name="answer"/> adds the lines of its answer.</summary>
    /// <param name="request">The command that it is part of.</param>
    /// <param name="message">The request, as charla/1 has it.</param>
    /// <param name="answer">Called once, on whatever thread the answer comes.</param>
    /// <param name="bytes">The size of what it came in.</param>
    public ValueTask AskAsync(IrcRequest request, ClientMessage message, Action<ServerMessage> answer, int bytes = 0)
    {
        string mark = Interlocked.Increment(ref _lastRef).ToString(CultureInfo.InvariantCulture);
        request.Expect();
        _waiting[mark] = (request, answer);
        return Session.HandleAsync(message with { Ref = mark }, bytes);
    }

    public void Write(FrameBuffer buffer, ServerMessage message)
    {
        if (message.Ref is { } mark && _waiting.TryRemove(mark, out (IrcRequest Request, Action<ServerMessage> Answer) waiting))
        {
            waiting.Answer(message);
            waiting.Request.Room = RoomOf(message) ?? waiting.Request.Room;
            waiting.Request.Settle(buffer);
            return;
        }

        switch (message)
        {
            case Left { Reason: { } reason } left when left.Room[0] != NameRules.DirectPrefix:
                Expelled(buffer, left.Room, reason);
                break;
            case Bye bye:
                buffer.Put($":{Server.Name} NOTICE {Nick} :{bye.Message}\r\nERROR :{bye.Message}\r\n");
                break;
            case Error error:
                buffer.Put(Session.Name is null ? $"ERROR :{error.Message}\r\n" : $":{Server.Name} NOTICE {Nick} :{error.Message}\r\n");
                break;
            case Notice notice:
                buffer.Put($":{Server.Name} NOTICE {Nick} :{IrcText.OneLine(notice.Text)}\r\n");
                break;
            case SignedOut signedOut:
                buffer.Put($":{Server.Name} 901 {Nick} {Nick} :{signedOut.Name}\r\n");
                break;
        }
    }

    public void Accepted(Room room, RoomEvent accepted, string? @ref)
    {
        if (@ref is null || !_waiting.TryGetValue(@ref, out (IrcRequest Request, Action<ServerMessage> Answer) waiting))
        {
            return;
        }

        bool isTalk = accepted is MessageEvent or ReactedEvent;
        if (waiting.Request.Label is not null || (isTalk && !Caps.HasFlag(IrcCapability.EchoMessage)))
        {
            if (!isTalk || Caps.HasFlag(IrcCapability.EchoMessage))
            {
                waiting.Request.AwaitPlace();
            }

            lock (_gate)
            {
                _own[(room.Record.Id, accepted.Seq)] = waiting.Request;
            }
        }
    }

    public ReadOnlyMemory<byte>? Personal(Room room, IWireForm form, IReadOnlyList<RoomEvent> events)
    {
        bool isKickOrRename = form.IsPersonal(events);
        lock (_gate)
        {
            if (_own.Count == 0 && !isKickOrRename)
            {
                return null;
            }
        }

        if (form is IrcForm shared)
        {
            return shared.EncodeBut(events, (buffer, done) => WriteOwn(buffer, room, done, null));
        }

        FrameBuffer lines = new();
        foreach (RoomEvent done in events)
        {
            if (!WriteOwn(lines, room, done, form))
            {
                form.Write(lines, done);
            }
        }

        return lines.Written;
    }

    public bool Hears(ServerMessage passing, IParticipant? about)
    {
        if (passing is not Presence presence || about is null || presence.State == Presence.JoinedState)
        {
            return true;
        }

        // Who is in several rooms with someone is told once that they are gone, or called otherwise.
        string? what = presence.Cause == PresenceCause.Disconnected ? "" : presence.State == Presence.RenamedState ? presence.Name : null;
        if (what is null)
        {
            return true;
        }

        lock (_gate)
        {
            if (_told.LastOrDefault(told => told.About == about) is { About: not null } last && last.What == what)
            {
                return false;
            }

            _told.Enqueue((about, what));
            if (_told.Count > Remembered)
            {
                _told.Dequeue();
            }

            return true;
        }
    }

    /// <summary>Sends lines that no command has asked for.</summary>
    public void Send(string lines)
    {
        FrameBuffer buffer = new();
        buffer.Put(lines);
        Session.Connection.Outbox.Write(buffer.Written);
    }

    /// <summary>Forgets what was waited for of a room that is left.</summary>
    public void Forget(Room room)
    {
        lock (_gate)
        {
            foreach ((long, long) mark in _own.Keys.Where(mark => mark.Room == room.Record.Id).ToArray())
            {
                _own.Remove(mark);
            }
        }
    }

    /// <summary>Writes an event of its own, labelled or left out; false where it is like everybody's.</summary>
    private bool WriteOwn(FrameBuffer buffer, Room room, RoomEvent done, IWireForm? direct)
    {
        switch (done)
        {
            case ModeratedEvent { Act: ModeratedEvent.KickAct, Who: { } who } when Session.Name is { } name && NameRules.Fold(who) == NameRules.Fold(name):
                _kickedFrom[room.Record.Id] = name;
                break;
            case ModeratedEvent { Act: ModeratedEvent.RenameAct, Name: { } called }:
                Renamed(buffer, room, done.Room, called);
                return true;
        }

        IrcRequest? request;
        lock (_gate)
        {
            if (!_own.Remove((room.Record.Id, done.Seq), out request))
            {
                return false;
            }
        }

        if (done is MessageEvent or ReactedEvent && !Caps.HasFlag(IrcCapability.EchoMessage))
        {
            return true;
        }

        FrameBuffer lines = new();
        (direct ?? Server.Form(Caps)).Write(lines, done);
        string[] written = System.Text.Encoding.UTF8.GetString(lines.Written.Span).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        request.AnswerInPlace(buffer, written);
        return true;
    }

    /// <summary>A channel keeps its name in IRC: the old one is left, and the new one joined.</summary>
    private void Renamed(FrameBuffer buffer, Room room, string was, string called)
    {
        string mask = IrcServer.Mask(Session);
        buffer.Put($":{mask} PART {IrcNames.Channel(was)} :{IrcNames.Channel(called)}\r\n:{mask} JOIN {IrcNames.Channel(called)}\r\n");
        foreach (string line in IrcNamesReply.Lines(Server, room, called, this))
        {
            buffer.Put($":{Server.Name} {line}\r\n");
        }
    }

    private Room? RoomOf(ServerMessage message)
    {
        string? name = message switch { Ack ack => ack.Room, Error error => error.Room, Left left => left.Room, _ => null };
        return string.IsNullOrEmpty(name) || Session.Name is not { } own ? null
            : Server.Chat.Rooms.InUse(name[0] == NameRules.DirectPrefix ? RoomDirectory.DirectKey(own, name[1..]) : Server.Chat.Rooms.KeyOf(NameRules.Fold(name)));
    }

    private void Expelled(FrameBuffer buffer, string name, string reason)
    {
        Room? room = Server.Chat.Rooms.InUse(Server.Chat.Rooms.KeyOf(NameRules.Fold(name)));
        if (room is null || !_kickedFrom.TryRemove(room.Record.Id, out _))
        {
            buffer.Put($":{Server.Name} KICK {IrcNames.Channel(name)} {Nick} :{ErrorTexts.For(reason, name).In(Server.Language)}\r\n");
        }
    }
}

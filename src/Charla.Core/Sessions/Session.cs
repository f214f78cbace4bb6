using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>A charla/1 conversation: one switch over what a client may say. Its gateway calls it with one payload at a time.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class Session : IConversation, IParticipant
{
    private const int MaxRefBytes = 64;

    private readonly InFlight _inFlight;
    private readonly SessionRooms _rooms;
    private readonly SessionEvents _events;
    private readonly SessionPages _pages;
    private SessionToken _token;

    public Session(Chat chat, Connection connection)
    {
        (Chat, Connection, Language) = (chat, connection, chat.Options.Language);
        _inFlight = new InFlight(chat.Options.InFlightBytes);
        _rooms = new SessionRooms(this);
        _events = new SessionEvents(this, _rooms);
        _pages = new SessionPages(this, _rooms);
    }

    public Chat Chat { get; }

    public Connection Connection { get; }

    public string? Name { get; private set; }

    public string Dialect => "charla/1";

    public IWireForm Form => JsonForm.Shared;

    /// <summary>The language in which this client's person reads.</summary>
    public Language Language { get; private set; }

    /// <summary>The number by which the log knows what this session wrote.</summary>
    public long Author => _token.Author;

    /// <summary>When the session began; direct messages from before are not its to read.</summary>
    public DateTimeOffset Began => _token.Created;

    public async ValueTask HandleAsync(ReadOnlySequence<byte> payload)
    {
        ClientMessage? message = null;
        try
        {
            int bytes = (int)payload.Length;
            message = MessageReader.ReadClientMessage(payload);
            Check(message);
            await DispatchAsync(message, bytes);
        }
        catch (ProtocolException wrong)
        {
            Chat.Journal.PeerError(Connection, wrong.Code, wrong.Detail);
            Refuse(message, wrong.Code, wrong.Detail);
        }
        catch (LogUnavailableException)
        {
            Refuse(message, ErrorCode.Unavailable, null);
        }

        // Requests are answered whatever waits, so who asks for more than it reads must wait here.
        await Connection.Outbox.WaitForRoomAsync();
    }

    public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome)
    {
        _inFlight.Remove(submission.Bytes);
        string? nonce = submission.Entry.Event.Nonce;
        return outcome.Refusal is null
            ? new Ack { Ref = submission.Ref, Room = room.Name, Seq = outcome.Seq, At = outcome.At, Nonce = nonce, Repeated = outcome.IsRepeat ? true : null }
            : new Error { Ref = submission.Ref, Room = room.Name, Nonce = nonce, Code = outcome.Refusal, Message = Text(outcome.Refusal, null) };
    }

    /// <summary>Sends one message.</summary>
    public void Tell(ServerMessage message) => Connection.Tell(Form, message);

    /// <summary>Hands an event to a room's loop; waits where too much of this session's is on its way.</summary>
    public Task SubmitAsync(Room room, RoomEvent @event, string? @ref, int bytes)
    {
        _inFlight.Add(bytes);
        room.Submit(new Submission(this, new LogEntry(@event, Author), @ref, bytes));
        return _inFlight.WaitForRoomAsync();
    }

    public void Fault(string code, string? detail)
    {
        Chat.Journal.PeerError(Connection, code, detail);
        Refuse(null, code, detail);
    }

    public Task ByeAsync(string reason, Bilingual text)
    {
        Tell(new Bye { Reason = reason, Message = text.In(Language), RetryAfterMs = 1_000 });
        return Connection.CloseAsync(reason, Chat.Options.StopLimit);
    }

    public void Close()
    {
        _rooms.LeaveAll();
        if (Name is not null)
        {
            Chat.Names.Release(Name, this);
        }
    }

    /// <summary>Joined by someone else's direct message.</summary>
    public void Invite(Room room, string other) => _rooms.Seat(room, SessionRooms.DirectAlias(other), after: room.Delivered);

    private void Check(ClientMessage message)
    {
        if (message.Ref?.Length > MaxRefBytes)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "ref");
        }

        if (Name is null != message is Hello)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "op");
        }

        if (Chat.IsStopping)
        {
            throw new ProtocolException(ErrorCode.ShuttingDown);
        }
    }

    private ValueTask DispatchAsync(ClientMessage message, int bytes) => message switch
    {
        Send or Edit or Delete or React or SetTopic => _events.HandleAsync(message, bytes),
        History or Search or Rooms => _pages.HandleAsync(message),
        Hello hello => WelcomeAsync(hello),
        Nick nick => RenameAsync(nick),
        Ping ping => PongAsync(ping),
        _ => _rooms.HandleAsync(message),
    };

    private async ValueTask WelcomeAsync(Hello hello)
    {
        Language = hello.Lang switch { "es" => Language.Spanish, "en" => Language.English, _ => Language };
        if (hello.V != 1)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "v");
        }

        SessionToken token = default;
        bool resumed = hello.Resume is not null && Chat.Tokens.TryRead(hello.Resume, out token);
        token = resumed ? token : Chat.Tokens.Issue();
        await ClaimAsync(hello.Name, token.Author);
        _token = token;
        IReadOnlyList<RoomRecord> rooms = await Chat.Log.ListRoomsAsync(person: null, Chat.Options.PageEvents);
        Tell(new Welcome
        {
            Ref = hello.Ref,
            Session = token.Text,
            Resumed = resumed,
            Name = Name!,
            Server = new ServerIdentity(Chat.Options.ServerName, ServerVersion.Text),
            Limits = new ServerLimits(Chat.Options.MaxPayload, Chat.Options.MaxFrame, Chat.Options.PageEvents),
            Rooms = [.. rooms.Select(room => room.Name)],
        });
    }

    /// <summary>Takes the name; from a connection of the same session that has not noticed yet that it is gone, too.</summary>
    private async ValueTask ClaimAsync(string? name, long author)
    {
        if (!NameRules.IsName(name))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "name");
        }

        if (Chat.Names.Find(name!) is Session stale && stale != this && stale.Author == author)
        {
            stale.Close();
            await stale.ByeAsync("resumed_elsewhere", ErrorTexts.For("resumed_elsewhere"));
        }

        if (!Chat.Names.TryClaim(name!, this))
        {
            throw new ProtocolException(ErrorCode.NameTaken, name);
        }

        Name = name;
    }

    private ValueTask RenameAsync(Nick nick)
    {
        if (!NameRules.IsName(nick.Name))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "name");
        }

        if (!Chat.Names.TryClaim(nick.Name!, this))
        {
            throw new ProtocolException(ErrorCode.NameTaken, nick.Name);
        }

        string was = Name!;
        Name = nick.Name;
        if (NameRules.Fold(was) != NameRules.Fold(nick.Name!))
        {
            Chat.Names.Release(was, this);
        }

        Tell(new Renamed { Ref = nick.Ref, Name = nick.Name! });
        _rooms.TellRenamed(was);
        return default;
    }

    private ValueTask PongAsync(Ping ping)
    {
        Tell(new Pong { Ref = ping.Ref, At = Chat.Time.GetUtcNow() });
        return default;
    }

    private void Refuse(ClientMessage? message, string code, string? about)
    {
        string? nonce = message is Send send ? send.Nonce : null;
        Tell(new Error { Ref = message?.Ref, Nonce = nonce, Code = code, Message = Text(code, about) });
    }

    private string Text(string code, string? about) => ErrorTexts.For(code, about).In(Language);
}

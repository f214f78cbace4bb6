using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Charla.Core.Accounts;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Sessions;

/// <summary>A charla/1 conversation: one switch over what a client may say. Its gateway calls it with one payload at a time.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class Session : IConversation, IParticipant
{
    private const int MaxRefBytes = 64;
    private const int MaxRefusals = 64;
    private static readonly TimeSpan _retry = TimeSpan.FromSeconds(1);
    private const string ResumedElsewhere = "resumed_elsewhere";

    private readonly InFlight _inFlight;
    private readonly SessionRooms _rooms;
    private readonly SessionEvents _events;
    private readonly SessionPages _pages;
    private readonly SessionAccount _account;
    private readonly SessionModeration _moderation;
    private SessionToken _token;
    private volatile bool _isClosed;
    private int _refusals;

    /// <param name="chat">The chat.</param>
    /// <param name="connection">The client's connection.</param>
    /// <param name="dialect">How it is spoken with; charla/1 where null.</param>
    public Session(Chat chat, Connection connection, IDialect? dialect = null)
    {
        (Chat, Connection, Language, Speaks) = (chat, connection, chat.Options.Language, dialect ?? CharlaDialect.Shared);
        _inFlight = new InFlight(chat.Options.InFlightBytes);
        _rooms = new SessionRooms(this);
        _events = new SessionEvents(this, _rooms);
        _pages = new SessionPages(this, _rooms);
        _account = new SessionAccount(this);
        _moderation = new SessionModeration(this);
    }

    public Chat Chat { get; }

    public Connection Connection { get; }

    public string? Name { get; private set; }

    /// <summary>How it is spoken with.</summary>
    public IDialect Speaks { get; }

    public string Dialect => Speaks.Name;

    public IWireForm Form => Speaks.Form;

    /// <summary>Where it is now.</summary>
    public IReadOnlyCollection<Seat> Seats => _rooms.Seats;

    /// <summary>The language in which this client's person reads.</summary>
    public Language Language { get; private set; }

    /// <summary>The account under which it goes on; null for a guest.</summary>
    public Account? Account => _account.Current;

    public Account? SignedIn => _account.SignedIn;

    /// <summary>It is about to make the name that it has its own.</summary>
    public bool IsRegistering => _account.IsRegistering;

    /// <summary>The number by which the log knows what this session wrote.</summary>
    public long Author => _token.Author;

    /// <summary>Since when it has its name; direct messages from before are not its to read.</summary>
    public DateTimeOffset Began { get; private set; }

    public ValueTask HandleAsync(ReadOnlySequence<byte> payload) => TakeAsync(null, payload, (int)payload.Length);

    /// <summary>Takes a request that a gateway has read out of another protocol.</summary>
    /// <param name="message">The request.</param>
    /// <param name="bytes">The size of what it came in.</param>
    public ValueTask HandleAsync(ClientMessage message, int bytes) => TakeAsync(message, default, bytes);

    private async ValueTask TakeAsync(ClientMessage? message, ReadOnlySequence<byte> payload, int bytes)
    {
        if (_isClosed)
        {
            return;
        }

        try
        {
            TimeSpan wait = Connection.Allowance.Take(bytes);
            message ??= MessageReader.ReadClientMessage(payload);
            Check(message, wait);
            await DispatchAsync(message, bytes);
        }
        catch (ProtocolException wrong)
        {
            Chat.Journal.PeerError(Connection, wrong.Code, wrong.Detail);
            Refuse(message is null ? RequestMarks.Of(payload) : RequestMarks.Of(message), wrong.Code, wrong.Detail, wrong.RetryAfter);
            await BrakeAsync(wrong);
        }
        catch (LogUnavailableException)
        {
            Refuse(RequestMarks.Of(message!), ErrorCode.Unavailable, null, _retry);
        }

        // Requests are answered whatever waits, so who asks for more than it reads must wait here.
        await Connection.Outbox.WaitForRoomAsync();
    }

    public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome)
    {
        _inFlight.Remove(submission.Bytes);
        RoomEvent asked = submission.Entry.Event;
        if (outcome.Event is not null)
        {
            Speaks.Accepted(room, outcome.Event, submission.Ref);
        }

        string name = room.IsDirect ? RoomDirectory.AliasOf(room.Record, asked.From) : room.Name;
        return outcome.Refusal is null
            ? new Ack { Ref = submission.Ref, Room = name, Seq = outcome.Seq, At = outcome.At, Nonce = asked.Nonce, Repeated = outcome.IsRepeat ? true : null }
            : Refusal(new RequestMarks(submission.Ref, name, asked.Nonce), outcome.Refusal, outcome.Refusal == ErrorCode.BadRequest ? "nonce" : name);
    }

    public IWireForm AnswerForm(IWireForm room) => Speaks.AnswerForm(room);

    public ReadOnlyMemory<byte>? Personal(Room room, IWireForm form, IReadOnlyList<RoomEvent> events) => Speaks.Personal(room, form, events);

    public bool Hears(ServerMessage passing, IParticipant? about) => Speaks.Hears(passing, about);

    public void Expelled(Room room, string reason) => _rooms.Expelled(room, reason);

    /// <summary>Leaves the rooms that are not for who it is now.</summary>
    public void ReviewRooms() => _rooms.Review();

    /// <summary>Sends one message.</summary>
    public void Tell(ServerMessage message) => Connection.Tell(Form, message);

    /// <summary>Sends one message that is about a room.</summary>
    public void Tell(Seat seat, ServerMessage message) => Connection.Tell(AnswerForm(seat.Form), message);

    /// <summary>Opens an account before there is a name, where a dialect has one prove first who one is. The name that is taken then need not be the account's.</summary>
    /// <exception cref="ProtocolException">The name or the password is not right, or it is too early to try again.</exception>
    public Task<Account> OpenAccountAsync(string name, string password) => _account.OpenFirstAsync(name, password);

    /// <summary>Hands an event to a room's loop; waits where too much of this session's is on its way.</summary>
    /// <param name="room">The room.</param>
    /// <param name="entry">What is to be appended.</param>
    /// <param name="asked">What the session must be allowed to do, and the rules by which it was.</param>
    /// <param name="ref">The request's mark.</param>
    /// <param name="bytes">What it counts.</param>
    public Task SubmitAsync(Room room, in LogEntry entry, (RoomAct Act, RoomRules Rules) asked, string? @ref, int bytes)
    {
        _inFlight.Add(bytes);
        entry.Event.Account = Account?.Key;
        room.Submit(new Submission(this, entry, @ref, bytes, asked.Act, asked.Rules));
        return _inFlight.WaitForRoomAsync();
    }

    public void Fault(string code, string? detail, Bilingual? explanation = null, TimeSpan? retryAfter = null)
    {
        Chat.Journal.PeerError(Connection, code, detail);
        Error error = Refusal(default, code, detail, retryAfter);
        Tell(explanation is Bilingual text ? error with { Message = text.In(Language) } : error);
    }

    public Task ByeAsync(string reason, Bilingual text)
    {
        Tell(new Bye { Reason = reason, Message = text.In(Language), RetryAfterMs = InMs(_retry) });
        return Connection.CloseAsync(reason, Chat.Options.StopLimit);
    }

    public void Close()
    {
        _isClosed = true;
        _rooms.LeaveAll();
        if (Name is not null)
        {
            Chat.Names.Release(Name, this);
        }
    }

    /// <summary>Joined by someone else's direct message.</summary>
    public async ValueTask InviteAsync(Room room, string other) => await _rooms.SeatInDirectAsync(room, other);

    /// <summary>Who goes on although it is refused is read no further until it may speak again: answering costs as much as taking.</summary>
    private async Task BrakeAsync(ProtocolException refused)
    {
        _refusals = refused.Code == ErrorCode.RateLimited ? _refusals + 1 : 0;
        if (_refusals >= MaxRefusals)
        {
            _refusals = 0;
            await Task.Delay(refused.RetryAfter ?? _retry, Chat.Time);
        }
    }

    private void Check(ClientMessage message, TimeSpan wait)
    {
        if (wait > TimeSpan.Zero)
        {
            throw new ProtocolException(ErrorCode.RateLimited) { RetryAfter = wait };
        }

        if (message.Ref is not null && Encoding.UTF8.GetByteCount(message.Ref) > MaxRefBytes)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "ref");
        }

        if (message is not Register && Name is null != message is Hello)
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
        SetRoom or RenameRoom or SetRole or Invite or Kick or Ban or Unban or Mute or Unmute or Bans or Audit => _moderation.HandleAsync(message, bytes),
        Hello hello => WelcomeAsync(hello),
        Nick nick => RenameAsync(nick),
        Ping ping => PongAsync(ping),
        Register or SignIn or SignOut or ChangePassword or Protocol.Messages.Tokens => _account.HandleAsync(message),
        _ => _rooms.HandleAsync(message),
    };

    private async ValueTask WelcomeAsync(Hello hello)
    {
        Language = hello.Lang switch { "es" => Language.Spanish, "en" => Language.English, _ => Language };
        if (hello.V != 1)
        {
            throw new ProtocolException(ErrorCode.BadRequest, "v");
        }

        (string name, string? remembered) = await _account.EnterAsync(hello);
        SessionToken token = default;
        bool resumed = hello.Resume is not null && Chat.Tokens.TryRead(hello.Resume, out token);
        token = resumed ? token : Chat.Tokens.Issue(name);
        IReadOnlyList<RoomRecord> rooms = await Chat.Log.ListRoomsAsync(person: null, Chat.Options.PageEvents);
        Claim(name, token);
        Tell(new Welcome
        {
            Ref = hello.Ref,
            Session = token.Text,
            Resumed = resumed,
            Name = name,
            Account = Account?.Name,
            Role = SessionAccount.RoleOf(Account),
            Token = remembered,
            Registration = Chat.Accounts.Options.Registration.ToString().ToLowerInvariant(),
            Guests = Chat.Accounts.Options.Guests,
            Server = new ServerIdentity(Chat.Options.ServerName, ServerVersion.Text),
            Limits = new ServerLimits(Chat.Limits.MaxPayload, Chat.Options.MaxFrame, Chat.Options.PageEvents),
            Rooms = [.. Chat.Rooms.ReadableBy(Person.Of(this, Chat), rooms).Select(room => room.Name)],
        });
    }

    /// <exception cref="ProtocolException">It can be no name here.</exception>
    public void CheckName(string? name)
    {
        if (!NameRules.IsName(name))
        {
            throw new ProtocolException(ErrorCode.BadRequest, "name");
        }

        if (name!.EnumerateRunes().Count() > Limit.OrNone(Chat.Limits.NameLength))
        {
            throw new ProtocolException(ErrorCode.TooLong, "name");
        }

        if (!Chat.Limits.AllowConfusable && !NameLooks.IsDistinct(name))
        {
            throw new ProtocolException(ErrorCode.ConfusableName, name);
        }
    }

    /// <summary>Takes the name; from a connection of the same session that has not noticed yet that it is gone, and from any but its owner.</summary>
    private void Claim(string name, SessionToken token)
    {
        _token = token;
        Began = BeganAs(name, token.IsFor(name) ? token.Created : Chat.Time.GetUtcNow());
        Session? stale = ClaimName(name);
        Name = name;
        SendAway(stale);
    }

    /// <summary>Takes the name in one step: two connections of one session may say hello at the same moment, and the later one is to have it.</summary>
    /// <returns>The session that had it, and has it no more.</returns>
    /// <exception cref="ProtocolException">The name is someone else's.</exception>
    private Session? ClaimName(string name)
    {
        bool isOwner = Account?.Owns(name) == true;
        if (!isOwner && Chat.Accounts.IsRegistered(name))
        {
            throw new ProtocolException(ErrorCode.NameRegistered, name);
        }

        if (Chat.Names.TryClaim(name, this))
        {
            return null;
        }

        Session? holder = Chat.Names.Find(name) as Session;
        if (isOwner)
        {
            Chat.Names.Take(name, this);
        }
        else if (holder?.Author != Author || !Chat.Names.TryTakeOver(name, holder, this))
        {
            throw new ProtocolException(ErrorCode.NameTaken, name);
        }

        return holder;
    }

    private static void SendAway(Session? stale)
    {
        if (stale is not null)
        {
            // Its goodbye may take a while: what waits for it is likely never to be read.
            stale.Close();
            _ = stale.ByeAsync(ResumedElsewhere, ErrorTexts.For(ResumedElsewhere));
        }
    }

    /// <summary>A name that is registered is its owner's since then.</summary>
    private DateTimeOffset BeganAs(string name, DateTimeOffset otherwise) => Account is { } account && account.Owns(name) ? account.Created : otherwise;

    private ValueTask RenameAsync(Nick nick)
    {
        CheckName(nick.Name);
        Rename(nick.Name!, () => new Renamed { Ref = nick.Ref, Name = nick.Name! });
        return default;
    }

    /// <summary>Goes on under another name: tells this client by <paramref name="answer"/>, then the rooms.</summary>
    /// <exception cref="ProtocolException">The name is someone else's.</exception>
    public void Rename(string name, Func<ServerMessage> answer)
    {
        string was = Name!;
        Session? other = ClaimName(name);
        Name = name;
        SendAway(other);
        Tell(answer());
        Began = BeganAs(name, NameRules.Fold(was) == NameRules.Fold(name) ? Began : Chat.Time.GetUtcNow());
        if (NameRules.Fold(was) != NameRules.Fold(name))
        {
            Chat.Names.Release(was, this);
            _rooms.LeaveDirect(was);
        }

        if (was != name)
        {
            _rooms.TellRenamed(was);
        }

        ReviewRooms();
    }

    private ValueTask PongAsync(Ping ping)
    {
        Tell(new Pong { Ref = ping.Ref, At = Chat.Time.GetUtcNow() });
        return default;
    }

    private void Refuse(RequestMarks marks, string code, string? about, TimeSpan? retryAfter) => Tell(Refusal(marks, code, about, retryAfter));

    private Error Refusal(RequestMarks marks, string code, string? about, TimeSpan? retryAfter = null) => new()
    {
        Ref = marks.Ref is not null && Encoding.UTF8.GetByteCount(marks.Ref) <= MaxRefBytes ? marks.Ref : null,
        Code = code,
        Message = ErrorTexts.For(code, about).In(Language),
        Room = marks.Room,
        Nonce = marks.Nonce,
        RetryAfterMs = retryAfter is { } wait ? InMs(wait) : code == ErrorCode.ServerFull ? InMs(_retry) : null,
    };

    private static int InMs(TimeSpan wait) => (int)Math.Ceiling(wait.TotalMilliseconds);
}

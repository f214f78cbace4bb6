using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The plain dialect, as the course's own server speaks it: in the lobby from the first moment, every payload a message.</summary>
[SuppressMessage("Maintainability", "CA1506", Justification = "A whole dialect in one place: it knows names, room and messages by duty.")]
internal sealed class PlainSession(Chat chat, Connection connection) : IConversation, IParticipant
{
    private const int BesidesText = 16;

    private static readonly Bilingual _welcome = new("Bienvenida, bienvenido. Lo que escribas lo lee toda la sala.", "Welcome. What you write is read by the whole room.");

    private readonly InFlight _inFlight = new(chat.Options.InFlightBytes);
    private readonly PlainBrake _brake = new(chat);
    private string? _written;
    private bool _isTurnedAway;
    private bool _isIn;
    private volatile bool _isOut;
    private int _accountsSeen;

    public Connection Connection { get; } = connection;

    public string? Name { get; private set; }

    public string Dialect => "plain";

    public IWireForm Form => chat.PlainForm;

    private Standing Standing => field ??= new Standing(chat, chat.Lobby, this);

    /// <summary>Sends the greeting and enters the lobby.</summary>
    public void Open()
    {
        string welcome = chat.Welcome ?? _welcome.In(chat.Options.Language);
        Connection.Tell(Form, new MessageEvent { Room = "", From = "", Text = Greeting.Text(chat.Options.ServerName, welcome), Bare = true });
        Rights rights = Standing.Now();
        if (rights.Role == RoomRole.Banned)
        {
            Expelled(chat.Lobby, ErrorCode.Banned);
            return;
        }

        if (!chat.LetsGuestsIn || !rights.Allows(RoomAct.Read))
        {
            return;
        }

        if (chat.Lobby.Members.Count >= Limit.OrNone(chat.Limits.RoomMembers))
        {
            _isTurnedAway = true;
            Fault(ErrorCode.RoomFull, chat.Lobby.Name);
            return;
        }

        Enter();
    }

    public ValueTask HandleAsync(ReadOnlySequence<byte> payload)
    {
        TimeSpan wait = Connection.Allowance.Take((int)payload.Length);
        return wait == TimeSpan.Zero ? TakeAsync(payload) : _brake.TakeLaterAsync(payload, wait, this, TakeAsync);
    }

    public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome)
    {
        _inFlight.Remove(submission.Bytes);
        return outcome.Refusal is null ? null : Error(outcome.Refusal, null);
    }

    /// <summary>There is no other room for it: it is told why, and closed.</summary>
    public void Expelled(Room room, string reason)
    {
        _isOut = true;
        _ = chat.EndAsync(this, reason, ErrorTexts.For(reason, room.Name));
    }

    public void Fault(string code, string? detail, Bilingual? explanation = null, TimeSpan? retryAfter = null)
    {
        chat.Journal.PeerError(Connection, code, detail);
        Connection.Tell(Form, explanation is Bilingual text ? new Error { Code = code, Message = text.In(chat.Options.Language) } : Error(code, detail));
    }

    public Task ByeAsync(string reason, Bilingual text)
    {
        Connection.Tell(Form, new Bye { Reason = reason, Message = text.In(chat.Options.Language) });
        return Connection.CloseAsync(reason, chat.Options.StopLimit);
    }

    public void Close()
    {
        string? name = Name;
        chat.Lobby.Post(() => chat.Lobby.Members.Leave(this, name));
        if (name is not null)
        {
            chat.Names.Release(name, this);
        }
    }

    private void Enter()
    {
        _isIn = true;
        RoomMembers members = chat.Lobby.Members;
        chat.Lobby.Post(() =>
        {
            Member member = members.Join(this, Form, after: null, name: null);
            if (chat.Lobby.Order.EnforceOn(this))
            {
                members.Serve(member);
            }
        });
    }

    private ValueTask TakeAsync(ReadOnlySequence<byte> payload)
    {
        if (_isOut)
        {
            return default;
        }

        try
        {
            Say(payload);
        }
        catch (ProtocolException wrong)
        {
            Fault(wrong.Code, wrong.Detail);
        }

        // Errors are sent whatever waits, so who causes more of them than it reads must wait. Who only talks and never reads may go on.
        Task read = Connection.Outbox.QueuedBytes > chat.Limits.OutboxBytes ? Connection.Outbox.WaitForRoomAsync() : Task.CompletedTask;
        Task written = _inFlight.WaitForRoomAsync();
        return read.IsCompleted && written.IsCompleted ? default : new ValueTask(Task.WhenAll(read, written));
    }

    private void Say(in ReadOnlySequence<byte> payload)
    {
        if (chat.IsStopping)
        {
            throw new ProtocolException(ErrorCode.ShuttingDown);
        }

        if (!chat.LetsGuestsIn)
        {
            throw new ProtocolException(ErrorCode.AuthRequired);
        }

        if (_isTurnedAway)
        {
            throw new ProtocolException(ErrorCode.RoomFull, chat.Lobby.Name);
        }

        // An empty payload is a message too, and costs as much to keep.
        int bytes = BesidesText + (int)payload.Length;
        (string? name, string text) = Read(payload);
        MessageEvent said = MessageEvent.Plain(chat.Lobby.Name, NameFor(name), text, bare: name is null);
        Rights rights = Standing.Now();
        if (rights.Role == RoomRole.Banned)
        {
            Expelled(chat.Lobby, ErrorCode.Banned);
            return;
        }

        Standing.Require(RoomAct.Send);
        if (!_isIn)
        {
            // The room was not for guests when it came.
            Enter();
        }

        _inFlight.Add(bytes);
        chat.Lobby.Submit(new Submission(this, new LogEntry(said, Author: 0), null, bytes, RoomAct.Send, rights.Rules));
    }

    private static (string? Name, string Text) Read(in ReadOnlySequence<byte> payload) =>
        PlainText.Read(payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray());

    /// <summary>The name that others see: the one in front of the text, with a mark where it is someone else's.</summary>
    private string NameFor(string? written)
    {
        if (written is null)
        {
            return Name ?? $"guest-{Connection.Id}";
        }

        // A mark goes as soon as the name is free, and comes as soon as it is someone's own.
        int changes = chat.AccountChanges;
        if (written != _written || changes != _accountsSeen || (written != Name && chat.Names.TryClaim(chat.ShownWithoutAccount(written), this)))
        {
            _accountsSeen = changes;
            TakeName(written);
        }

        return Name!;
    }

    private void TakeName(string written)
    {
        string? was = Name;
        if (was is not null)
        {
            chat.Names.Release(was, this);
        }

        string name = chat.Names.ClaimMarked(chat.ShownWithoutAccount(written), this);
        (_written, Name) = (written, name);
        if (name != was)
        {
            chat.Lobby.Post(() => chat.Lobby.Members.TellPresence(this, name, was is null ? Presence.JoinedState : Presence.RenamedState, was));
        }
    }

    private Error Error(string code, string? detail) => new() { Code = code, Message = ErrorTexts.For(code, detail).In(chat.Options.Language) };
}

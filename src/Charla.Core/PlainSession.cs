using System.Buffers;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core;

/// <summary>The plain dialect, as the course's own server speaks it: in the lobby from the first moment, every payload a message.</summary>
internal sealed class PlainSession(Chat chat, Connection connection) : IConversation, IParticipant
{
    private static readonly Bilingual _welcome = new("Bienvenida, bienvenido. Lo que escribas lo lee toda la sala.", "Welcome. What you write is read by the whole room.");

    private readonly InFlight _inFlight = new(chat.Options.InFlightBytes);
    private string? _written;

    public Connection Connection { get; } = connection;

    public string? Name { get; private set; }

    public string Dialect => "plain";

    public IWireForm Form => PlainForm.Shared;

    /// <summary>Sends the greeting and enters the lobby.</summary>
    public void Open()
    {
        string welcome = chat.Options.Welcome ?? _welcome.In(chat.Options.Language);
        Connection.Tell(Form, new MessageEvent { Room = "", From = "", Text = Greeting.Text(chat.Options.ServerName, welcome), Bare = true });
        chat.Lobby.Post(() => chat.Lobby.Members.Serve(chat.Lobby.Members.Join(this, Form, after: null)));
    }

    public ValueTask HandleAsync(ReadOnlySequence<byte> payload)
    {
        if (chat.IsStopping)
        {
            Fault(ErrorCode.ShuttingDown, null);
            return default;
        }

        try
        {
            return Say(payload);
        }
        catch (ProtocolException wrong)
        {
            Fault(wrong.Code, wrong.Detail);
            return default;
        }
    }

    public ServerMessage? Answer(Room room, in Submission submission, in AppendOutcome outcome)
    {
        _inFlight.Remove(submission.Bytes);
        return outcome.Refusal is null ? null : Error(outcome.Refusal, null);
    }

    public void Fault(string code, string? detail)
    {
        chat.Journal.PeerError(Connection, code, detail);
        Connection.Tell(Form, Error(code, detail));
    }

    public Task ByeAsync(string reason, Bilingual text)
    {
        Connection.Tell(Form, new Bye { Reason = reason, Message = text.In(chat.Options.Language) });
        return Connection.CloseAsync(reason, chat.Options.StopLimit);
    }

    public void Close()
    {
        chat.Lobby.Post(() => chat.Lobby.Members.Leave(this));
        if (Name is not null)
        {
            chat.Names.Release(Name, this);
        }
    }

    private ValueTask Say(in ReadOnlySequence<byte> payload)
    {
        int bytes = (int)payload.Length;
        (string? name, string text) = Read(payload);
        MessageEvent said = new() { Room = chat.Lobby.Name, From = NameFor(name), Text = text, Bare = name is null };
        _inFlight.Add(bytes);
        chat.Lobby.Submit(new Submission(this, new LogEntry(said, Author: 0), null, bytes));
        Task room = _inFlight.WaitForRoomAsync();
        return room.IsCompleted ? default : new ValueTask(room);
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

        if (written != _written)
        {
            string? was = Name;
            if (was is not null)
            {
                chat.Names.Release(was, this);
            }

            string name = chat.Names.ClaimMarked(written, this);
            (_written, Name) = (written, name);
            chat.Lobby.Post(() => chat.Lobby.Members.TellPresence(this, was is null ? Presence.JoinedState : Presence.RenamedState, was));
        }

        return Name!;
    }

    private Error Error(string code, string? detail) => new() { Code = code, Message = ErrorTexts.For(code, detail).In(chat.Options.Language) };
}

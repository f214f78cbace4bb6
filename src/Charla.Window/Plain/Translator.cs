using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Window.Links;
using Error = Charla.Protocol.Messages.Error;
using Renamed = Charla.Protocol.Messages.Renamed;

namespace Charla.Window.Plain;

/// <summary>Speaks charla/1 with a page in the place of a peer that speaks plain: one switch over what a page may say. What can't be done in plain is refused.</summary>
/// <remarks>Any loop may call it; each call has its turn, and the next one waits until the page has taken what it was told. So a page that does not read holds the wire back.</remarks>
[SuppressMessage("Maintainability", "CA1506", Justification = "One switch over the message types: it knows each of them by duty.")]
internal sealed class Translator : IDisposable
{
    private readonly PageSocket _page;
    private readonly IPlainWire _wire;
    private readonly LobbyShelf _shelf;
    private readonly WindowOptions _options;
    private readonly SemaphoreSlim _turn = new(1);
    private Language _language;
    private LobbySeat? _seat;
    private Speech? _speech;

    public Translator(PageSocket page, IPlainWire wire, LobbyShelf shelf, Language language, WindowOptions options)
    {
        (_page, _wire, _shelf, _language, _options) = (page, wire, shelf, language, options);
        Sayings = new Sayings(wire, options, (saying, stop) => InTurnAsync(() => _speech!.ConfirmAsync(saying, saying.Name, options.Time.GetUtcNow()), stop));
    }

    /// <summary>What the page says, on its way.</summary>
    public Sayings Sayings { get; }

    /// <summary>Whether the page has said hello.</summary>
    public bool IsIntroduced => _seat is not null;

    private LobbySeat Seat => _seat!;

    private Lobby Lobby => Seat.Lobby;

    /// <summary>The page said something.</summary>
    public Task HandleAsync(byte[] message, CancellationToken stop) => InTurnAsync(() => AnswerAsync(new ReadOnlySequence<byte>(message)), stop);

    /// <summary>Something came over the wire.</summary>
    public ValueTask HeardAsync(ChatEvent heard, CancellationToken stop) => new(InTurnAsync(() => RelayAsync(heard), stop));

    /// <summary>The link has ended; the conversation may go on over another.</summary>
    public void Dispose()
    {
        if (_seat is not null)
        {
            _shelf.PutBack(Lobby);
        }

        _turn.Dispose();
    }

    private async Task InTurnAsync(Func<Task> act, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task AnswerAsync(ReadOnlySequence<byte> payload)
    {
        try
        {
            await DispatchAsync(MessageReader.ReadClientMessage(payload));
        }
        catch (ProtocolException wrong)
        {
            await _page.TellAsync(Refusal.Of(payload, wrong.Code, wrong.Detail, _language));
        }
    }

    private Task DispatchAsync(ClientMessage request) => request switch
    {
        _ when IsIntroduced == request is Hello => throw new ProtocolException(ErrorCode.BadRequest, "op"),
        Hello hello => WelcomeAsync(hello),
        Join join => JoinAsync(join),
        Send { To: null, ReplyTo: null, Data: null } send => SayAsync(send),
        History history => _page.TellAsync(LobbyPage.Of(Lobby, history, Here(history.Room))),
        Rooms => _page.TellAsync(ListRooms(request.Ref)),
        Who who => _page.TellAsync(new MemberList { Ref = who.Ref, Room = Here(who.Room), Members = Seat.Members, Count = Seat.Members.Length }),
        Read read => MarkReadAsync(read),
        Nick nick => RenameAsync(nick),
        Ping => _page.TellAsync(new Pong { Ref = request.Ref, At = _options.Time.GetUtcNow() }),
        Typing => Task.CompletedTask,
        _ => throw new ProtocolException(Refusal.NotSupported),
    };

    private Task WelcomeAsync(Hello hello)
    {
        _language = hello.Lang switch { "es" => Language.Spanish, "en" => Language.English, _ => _language };
        Require(hello.V == 1, "v");
        string name = Name(hello.Name);
        (Lobby lobby, bool isResumed) = _shelf.Take(hello.Resume, _wire.Peer);
        _seat = new LobbySeat(_page, _wire, lobby, _options.Time) { Name = name };
        _speech = new Speech(_seat, Sayings);
        return _seat.WelcomeAsync(hello, isResumed, _language);
    }

    private Task JoinAsync(Join join)
    {
        Here(join.Room);
        Require(join.After is null or >= 0, "after");
        return Seat.JoinAsync(join);
    }

    private Task SayAsync(Send send)
    {
        Here(send.Room);
        return _speech!.SayAsync(send);
    }

    private RoomList ListRooms(string? @ref) =>
        new() { Ref = @ref, Rooms = [new RoomSummary(NameRules.Lobby, Lobby.Head, Lobby.Read, Lobby.Unread, null, Seat.Members.Length)] };

    private Task MarkReadAsync(Read read)
    {
        string room = Here(read.Room);
        Require(read.Seq is >= 0, "seq");
        Lobby.MarkRead(read.Seq!.Value);
        return _page.TellAsync(new ReadMarker { Ref = read.Ref, Room = room, Seq = Lobby.Read, Unread = Lobby.Unread });
    }

    private Task RenameAsync(Nick nick)
    {
        Seat.Name = Name(nick.Name);
        return _page.TellAsync(new Renamed { Ref = nick.Ref, Name = Seat.Name });
    }

    private Task RelayAsync(ChatEvent heard) => heard switch
    {
        PlainTextReceived talk when Sayings.TakeEcho(talk.From, talk.Text) is { } own => _speech!.ConfirmAsync(own, talk.From!, talk.At),
        PlainTextReceived talk => Seat.HearAsync(talk),
        NoticeReceived notice => _page.TellAsync(new Notice { Text = notice.Text }),
        ErrorReceived error => _page.TellAsync(new Error { Code = error.Code, Message = error.Message, Room = error.Room }),
        _ => Task.CompletedTask,
    };

    /// <summary>The one room that there is.</summary>
    private static string Here(string? room)
    {
        Require(room is not null, "room");
        return NameRules.Fold(room!) == NameRules.Lobby ? NameRules.Lobby : throw new ProtocolException(Refusal.NotSupported);
    }

    private static string Name(string? name)
    {
        Require(name is not null && PlainText.IsName(name), "name");
        return name!;
    }

    private static void Require(bool holds, string field)
    {
        if (!holds)
        {
            throw new ProtocolException(ErrorCode.BadRequest, field);
        }
    }
}

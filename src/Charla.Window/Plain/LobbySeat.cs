using Charla.Client;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Window.Links;

namespace Charla.Window.Plain;

/// <summary>A page's place in a lobby: who it is there, and what it is told.</summary>
internal sealed class LobbySeat(PageSocket page, IPlainWire wire, Lobby lobby, TimeProvider time)
{
    public Lobby Lobby => lobby;

    /// <summary>Who the page is.</summary>
    public required string Name { get; set; }

    /// <summary>Whether it is told what is said.</summary>
    public bool IsJoined { get; private set; }

    /// <summary>The page itself, then who has spoken.</summary>
    public MemberSummary[] Members =>
        [new MemberSummary(Name, wire.Via, PlainLink.PlainDialect, time.GetUtcNow()), .. lobby.Members.Where(member => member.Name != Name)];

    public Task TellAsync(ServerMessage message) => page.TellAsync(message);

    /// <summary>Shows it a message, where it has joined.</summary>
    public Task ShowAsync(MessageEvent message) => IsJoined ? TellAsync(message) : Task.CompletedTask;

    /// <summary>Takes the page in.</summary>
    public async Task WelcomeAsync(Hello hello, bool isResumed, Language language)
    {
        await TellAsync(new Welcome
        {
            Ref = hello.Ref,
            Session = lobby.Session,
            Resumed = isResumed,
            Name = Name,
            Server = new ServerIdentity(wire.Peer, ""),
            Limits = new ServerLimits(Frame.DefaultMaxPayload, PageSocket.MostBytes, LobbyPage.Most),
            Rooms = [NameRules.Lobby],
            Dialect = PlainLink.PlainDialect,
        });
        if (wire.Remark is { } remark)
        {
            await TellAsync(new Notice { Text = remark.In(language) });
        }
    }

    /// <summary>Lets the page into the lobby, and shows it what it has missed as far as that is remembered.</summary>
    public async Task JoinAsync(Join join)
    {
        IsJoined = true;
        MemberSummary[] members = Members;
        await TellAsync(new Joined
        {
            Ref = join.Ref,
            Room = NameRules.Lobby,
            Head = lobby.Head,
            Read = lobby.Read,
            Unread = lobby.Unread,
            Members = [.. members.Select(member => member.Name)],
            Count = members.Length,
        });
        long after = Math.Min(join.After ?? lobby.Head, lobby.Head);
        if (after < lobby.Floor)
        {
            await TellAsync(new Gap { Room = NameRules.Lobby, From = after + 1, To = lobby.Floor });
        }

        foreach (MessageEvent message in lobby.Between(after + 1, lobby.Head))
        {
            await TellAsync(message);
        }
    }

    /// <summary>Somebody else has said something.</summary>
    public async Task HearAsync(PlainTextReceived talk)
    {
        string from = talk.From ?? wire.Nameless;
        if (lobby.Meet(from, wire.Via, talk.At) && IsJoined && from != Name)
        {
            await TellAsync(new Presence { Room = NameRules.Lobby, Name = from, State = Presence.JoinedState });
        }

        await ShowAsync(lobby.Add(from, talk.Text, talk.At, nonce: null));
    }
}

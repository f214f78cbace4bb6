using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests;

public sealed class RequestTests
{
    private static readonly DateTimeOffset _at = new(2026, 11, 22, 10, 41, 50, TimeSpan.Zero);

    [Fact]
    public async Task Rooms_are_entered_from_a_place_in_their_log_and_left()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        Task<RoomJoined> joining = client.JoinAsync("Taller", after: 0);
        Join join = await peer.ReadAsync<Join>();
        await peer.SendAsync(new Joined { Ref = join.Ref, Room = "taller", Head = 1, Read = 0, Unread = 1, Topic = "t", Members = ["ana"], Count = 1 });
        await peer.SaidAsync("taller", 1, "uno");

        RoomJoined joined = await joining.Within();
        join.After.ShouldBe(0);
        (joined.Room, joined.Head, joined.Unread, joined.Topic, joined.Rejoined).ShouldBe(("taller", 1, 1, "t", false));
        (await events.NextAsync<MessageReceived>()).Text.ShouldBe("uno");

        Task leaving = client.LeaveAsync("TALLER");
        Leave leave = await peer.ReadAsync<Leave>();
        await peer.SendAsync(new Left { Ref = leave.Ref, Room = "taller" });
        await leaving.Within();
        (await events.NextAsync<RoomLeft>()).ShouldBe(new RoomLeft("taller", null));
        client.Rooms.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_give_the_seq_that_the_server_acknowledged()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync();
        await using ChatClient closing = client;

        (await AskAsync<Edit>(client.EditAsync("lobby", 2, "hoy"), peer)).ShouldBe((9, new Edit { Ref = "1", Room = "lobby", Seq = 2, Text = "hoy" }));
        (await AskAsync<Delete>(client.DeleteAsync("lobby", 2), peer)).ShouldBe((9, new Delete { Ref = "2", Room = "lobby", Seq = 2 }));
        (await AskAsync<React>(client.ReactAsync("lobby", 2, "👋", add: false), peer)).ShouldBe((9, new React { Ref = "3", Room = "lobby", Seq = 2, Emoji = "👋", On = false }));
        (await AskAsync<SetTopic>(client.SetTopicAsync("lobby", "t"), peer)).ShouldBe((9, new SetTopic { Ref = "4", Room = "lobby", Text = "t" }));
    }

    [Fact]
    public async Task History_shows_messages_as_they_are_now()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync();
        await using ChatClient closing = client;
        Task<HistoryResult> asking = client.HistoryAsync("lobby", before: 3, limit: 2);
        History request = await peer.ReadAsync<History>();
        Dictionary<string, IReadOnlyList<string>> reactions = new() { ["👋"] = ["ana"] };
        await peer.SendAsync(new HistoryPage
        {
            Ref = request.Ref,
            Room = "lobby",
            Head = 6,
            More = true,
            Events =
            [
                new MessageEvent { Room = "lobby", Seq = 1, From = "luis", At = _at, Text = "hola", Reactions = reactions, Edited = _at },
                new MessageEvent { Room = "lobby", Seq = 2, From = "ana", At = _at, Text = "", Deleted = true },
            ],
        });

        HistoryResult page = await asking.Within();
        (request.Before, request.After, request.Limit).ShouldBe((3, null, 2));
        (page.Head, page.More, page.Events.Count).ShouldBe((6, true, 2));
        MessageReceived first = page.Events[0].ShouldBeOfType<MessageReceived>();
        first.Reactions["👋"].ShouldBe(["ana"]);
        first.EditedAt.ShouldBe(_at);
        page.Events[1].ShouldBeOfType<MessageReceived>().Deleted.ShouldBeTrue();
        await Should.ThrowAsync<ArgumentException>(() => client.HistoryAsync("lobby", before: 1, after: 1));
    }

    [Fact]
    public async Task Lists_and_searches_are_answered()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync();
        await using ChatClient closing = client;

        Task<IReadOnlyList<RoomOverview>> rooms = client.RoomsAsync();
        await peer.SendAsync(new RoomList { Ref = (await peer.ReadAsync<Rooms>()).Ref, Rooms = [new RoomSummary("lobby", 9, 6, 3, "t", 2)] });
        (await rooms.Within()).ShouldBe([new RoomOverview("lobby", 9, 6, 3, "t", 2)]);

        Task<MemberListing> who = client.WhoAsync("lobby");
        await peer.SendAsync(new MemberList { Ref = (await peer.ReadAsync<Who>()).Ref, Room = "lobby", Members = [new MemberSummary("ana", "tcp", "charla/1", _at)], Count = 1 });
        (await who.Within()).Members.ShouldBe([new RoomMember("ana", "tcp", "charla/1", _at)]);

        Task<SearchResult> search = client.SearchAsync("manana", "lobby");
        Search asked = await peer.ReadAsync<Search>();
        MessageEvent hit = new() { Room = "lobby", Seq = 9, From = "luis", At = _at, Text = "hasta mañana" };
        await peer.SendAsync(new Found { Ref = asked.Ref, Q = "manana", Hits = [hit], Pending = 1 });
        (await search.Within()).Hits.Single().Text.ShouldBe("hasta mañana");
    }

    [Fact]
    public async Task A_new_name_is_taken_to_the_next_connection()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        Task<string> renaming = client.RenameAsync("anita");
        await peer.SendAsync(new Protocol.Messages.Renamed { Ref = (await peer.ReadAsync<Nick>()).Ref, Name = "anita" });

        (await renaming.Within()).ShouldBe("anita");
        (await events.NextAsync<Renamed>()).Name.ShouldBe("anita");
        peer.Cut();
        FakePeer again = await server.WelcomeAsync(resumed: true, name: "anita");
        again.Hello.Name.ShouldBe("anita");
    }

    [Fact]
    public async Task An_error_reaches_whoever_asked()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        Task<MemberListing> asking = client.WhoAsync("taller");
        Who request = await peer.ReadAsync<Who>();
        await peer.SendAsync(new Error { Ref = request.Ref, Code = "no_such_room", Message = "No hay tal sala.", RetryAfterMs = 100 });
        await peer.SendAsync(new Error { Code = "unavailable", Message = "Sin disco.", Room = "lobby" });

        ChatException failed = await Should.ThrowAsync<ChatException>(asking.Within());
        (failed.Failure, failed.Code, failed.RetryAfter).ShouldBe((ChatFailure.Refused, "no_such_room", TimeSpan.FromMilliseconds(100)));
        (await events.NextAsync<ErrorReceived>()).ShouldBe(new ErrorReceived("unavailable", "Sin disco.", "lobby", null));
    }

    [Fact]
    public async Task A_request_without_an_answer_times_out()
    {
        using FakeServer server = new();
        FakeTime time = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync(options => options with { TimeProvider = time });
        await using ChatClient closing = client;
        Task<TimeSpan> pinging = client.PingAsync();
        await peer.ReadAsync<Ping>();
        await time.WaitsForAsync(client.Options.RequestTimeout);
        time.Advance(client.Options.RequestTimeout);

        (await Should.ThrowAsync<ChatException>(pinging.Within())).Failure.ShouldBe(ChatFailure.TimedOut);
    }

    [Fact]
    public async Task A_request_fails_with_the_connection_and_without_one()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync(options => options with { MinBackoff = Patience.Limit, MaxBackoff = Patience.Limit });
        await using ChatClient closing = client;
        Task<TimeSpan> pinging = client.PingAsync();
        await peer.ReadAsync<Ping>();
        peer.Cut();

        (await Should.ThrowAsync<ChatException>(pinging.Within())).Failure.ShouldBe(ChatFailure.ConnectionLost);
        await events.StateAsync(ConnectionState.Reconnecting);
        (await Should.ThrowAsync<ChatException>(() => client.PingAsync())).Failure.ShouldBe(ChatFailure.NotConnected);
        client.Typing("lobby").ShouldBeFalse();
    }

    [Fact]
    public async Task No_more_requests_wait_than_there_is_room_for()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync(options => options with { MaxRequests = 1 });
        await using ChatClient closing = client;
        Task<TimeSpan> first = client.PingAsync();

        (await Should.ThrowAsync<ChatException>(() => client.PingAsync())).Failure.ShouldBe(ChatFailure.Full);
        await peer.SendAsync(new Pong { Ref = (await peer.ReadAsync<Ping>()).Ref });
        await first.Within();
    }

    [Fact]
    public async Task News_that_do_not_last_are_passed_on()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await peer.SendAsync(new Presence { Room = "lobby", Name = "anita", State = "renamed", Was = "ana" });
        await peer.SendAsync(new TypingNotice { Room = "lobby", Name = "luis", On = true });
        await peer.SendAsync(new ReadMarker { Room = "lobby", Seq = 6, Unread = 1 });
        await peer.SendTextAsync("""{"op":"of a later version"}""");
        await peer.SendAsync(new Notice { Text = "Se reinicia." });

        (await events.NextAsync<PresenceChanged>()).ShouldBe(new PresenceChanged("lobby", "anita", PresenceChange.Renamed, "ana"));
        (await events.NextAsync<TypingChanged>()).ShouldBe(new TypingChanged("lobby", "luis", true));
        (await events.NextAsync<ReadMarkerMoved>()).ShouldBe(new ReadMarkerMoved("lobby", 6, 1));
        (await events.NextAsync<NoticeReceived>()).Text.ShouldBe("Se reinicia.");
    }

    private static async Task<(long Seq, T Request)> AskAsync<T>(Task<long> asking, FakePeer peer)
        where T : ClientMessage
    {
        T request = await peer.ReadAsync<T>();
        await peer.SendAsync(new Ack { Ref = request.Ref, Room = "lobby", Seq = 9, At = _at });
        return (await asking.Within(), request);
    }
}

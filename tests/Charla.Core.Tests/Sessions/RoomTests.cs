using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Sessions;

/// <summary>The rooms of a session, and what it does there that doesn't last.</summary>
public sealed class RoomTests
{
    [Fact]
    public async Task Joined_says_how_the_room_stands()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana", "Taller");
        await ana.SayAsync("hola", "taller");
        TestClient luis = await test.HelloAsync("luis");

        Joined joined = await luis.AskAsync<Joined>(new { op = "join", room = "TALLER", @ref = "j" });

        (joined.Ref, joined.Room, joined.Head, joined.Read, joined.Unread, joined.Topic, joined.Count).ShouldBe(("j", "Taller", 1, 0, 1, null, 2));
        joined.Members.ShouldBe(["ana", "luis"], ignoreOrder: true);
    }

    [Fact]
    public async Task Presence_tells_the_others_who_comes_goes_and_changes_names()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient luis = await test.JoinAsync("luis");

        TestClient ana = await test.JoinAsync("ana");
        await ana.AskAsync<Joined>(new { op = "join", room = "lobby" });
        await ana.AskAsync<Renamed>(new { op = "nick", name = "anita" });
        await ana.AskAsync<Left>(new { op = "leave", room = "lobby" });
        TestClient eva = await test.JoinAsync("eva");
        eva.Drop();
        await luis.NextAsync<Presence>(presence => presence is { Name: "eva", State: "left" });

        luis.Received.OfType<Presence>().Select(p => (p.Room, p.Name, p.State, p.Was)).ShouldBe([
            ("lobby", "ana", "joined", null), ("lobby", "anita", "renamed", "ana"), ("lobby", "anita", "left", null),
            ("lobby", "eva", "joined", null), ("lobby", "eva", "left", null)]);
        ana.Received.OfType<Presence>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_change_fast_are_told_one_after_the_other()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient luis = await test.JoinAsync("luis");
        TestClient ana = await test.JoinAsync("ana");
        using ManualResetEventSlim go = new();
        test.Chat.Lobby.Post(go.Wait);

        await ana.SendAsync(new { op = "nick", name = "b" });
        await ana.SendAsync(new { op = "nick", name = "c" });
        go.Set();
        await luis.NextAsync<Presence>(presence => presence.Was == "b");

        luis.Received.OfType<Presence>().Skip(1).Select(p => (p.Was, p.Name)).ShouldBe([("ana", "b"), ("b", "c")]);
    }

    [Fact]
    public async Task A_large_room_does_not_tell_who_comes_and_goes()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { PresenceMembers = 2 });
        TestClient ana = await test.JoinAsync("ana");
        await test.JoinAsync("luis");
        await test.JoinAsync("eva");
        await ana.SayAsync("hola");

        ana.Received.OfType<Presence>().Select(presence => presence.Name).ShouldBe(["luis"]);
    }

    [Fact]
    public async Task Every_request_is_answered_also_where_the_next_undoes_it()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        using ManualResetEventSlim go = new();
        test.Chat.Lobby.Post(go.Wait);

        await ana.SendAsync(new { op = "join", room = "lobby", @ref = "1" });
        await ana.SendAsync(new { op = "join", room = "lobby", after = 0, @ref = "2" });
        await ana.SendAsync(new { op = "leave", room = "lobby", @ref = "3" });
        await ana.SendAsync(new { op = "join", room = "lobby", @ref = "4" });
        go.Set();
        await ana.NextAsync<ServerMessage>(message => message.Ref == "4");

        ana.Received.Where(message => message.Ref is not null).Select(message => message.Ref).ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public async Task Who_left_is_sent_nothing_more_and_may_not_speak()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");

        (await luis.AskAsync<Left>(new { op = "leave", room = "Lobby", @ref = "l" })).ShouldBe(new Left { Room = "lobby", Ref = "l" });
        await ana.SayAsync("hola");

        luis.Events.ShouldBeEmpty();
        await luis.SendAsync(new { op = "send", room = "lobby", text = "x" });
        (await luis.NextAsync<Error>()).Code.ShouldBe(ErrorCode.NotJoined);
    }

    [Fact]
    public async Task Typing_is_told_to_the_others_and_has_no_reply()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");

        await ana.SendAsync(new { op = "typing", room = "lobby", @ref = "t" });
        await ana.SendAsync(new { op = "typing", room = "lobby", on = false });
        await luis.NextAsync<TypingNotice>(typing => !typing.On);
        await ana.AskAsync<Pong>(new { op = "ping" });

        luis.Received.OfType<TypingNotice>().Select(t => (t.Room, t.Name, t.On)).ShouldBe([("lobby", "ana", true), ("lobby", "ana", false)]);
        ana.Received.OfType<TypingNotice>().ShouldBeEmpty();
        ana.Received.ShouldAllBe(message => message.Ref != "t");
    }

    [Fact]
    public async Task Who_lists_members_of_every_wire_and_dialect()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        PlainClient plain = await test.PlainAsync();
        await test.PlainAsync();
        test.Clock.Advance(TimeSpan.FromSeconds(5));
        TestClient web = test.Connect("websocket");
        await web.AskAsync<Welcome>(new { op = "hello", v = 1, name = "web" });
        await web.AskAsync<Joined>(new { op = "join", room = "lobby" });
        await plain.SendAsync("pepe> hola");

        MemberList list = await ana.AskAsync<MemberList>(new { op = "who", room = "lobby", @ref = "w" });

        DateTimeOffset start = test.Clock.GetUtcNow() - TimeSpan.FromSeconds(5);
        list.Ref.ShouldBe("w");
        list.Count.ShouldBe(4);
        list.Members.ShouldBe([
            new MemberSummary("ana", "tcp", "charla/1", start), new MemberSummary("pepe", "tcp", "plain", start),
            new MemberSummary("web", "websocket", "charla/1", start + TimeSpan.FromSeconds(5))], ignoreOrder: true);
    }

    [Fact]
    public async Task A_read_marker_goes_forward_only_and_stays_with_the_name()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        for (int i = 0; i < 5; i++)
        {
            await ana.SayAsync("hola");
        }

        ReadMarker read = await ana.AskAsync<ReadMarker>(new { op = "read", room = "lobby", seq = 3, @ref = "r" });
        ReadMarker back = await ana.AskAsync<ReadMarker>(new { op = "read", room = "lobby", seq = 1 });
        ana.Drop();
        TestClient again = await test.HelloAsync("Ana");
        Joined joined = await again.AskAsync<Joined>(new { op = "join", room = "lobby" });

        (read.Ref, read.Room, read.Seq, read.Unread).ShouldBe(("r", "lobby", 3, 2));
        (back.Seq, back.Unread).ShouldBe((3, 2));
        (joined.Read, joined.Unread).ShouldBe((3, 2));
        (await again.AskAsync<RoomList>(new { op = "rooms" })).Rooms[0].ShouldBe(new RoomSummary("lobby", 5, 3, 2, null, 1));
    }

    [Fact]
    public async Task Rooms_lists_public_rooms_and_ones_own_direct_messages()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis", "Taller");
        await test.HelloAsync("eva");
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "x" });
        await luis.AskAsync<Ack>(new { op = "send", to = "eva", text = "x" });

        RoomList list = await ana.AskAsync<RoomList>(new { op = "rooms", @ref = "r" });

        list.Ref.ShouldBe("r");
        list.Rooms.ShouldBe([new RoomSummary("lobby", 0, 0, 0, null, 1), new RoomSummary("Taller", 0, 0, 0, null, 1), new RoomSummary("@luis", 1, 0, 1, null, 2)]);
    }

    [Fact]
    public async Task A_new_name_is_taken_and_the_old_one_is_free()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        (await ana.AskAsync<Renamed>(new { op = "nick", name = "anita", @ref = "n" })).ShouldBe(new Renamed { Name = "anita", Ref = "n" });
        await ana.SayAsync("hola");

        ana.Events[0].From.ShouldBe("anita");
        await test.HelloAsync("ana");
        ana.Drop();
        await test.HelloAsync("anita");
    }

    [Fact]
    public async Task A_name_may_change_its_case()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");

        (await ana.AskAsync<Renamed>(new { op = "nick", name = "ANA" })).Name.ShouldBe("ANA");

        test.Chat.Names.Find("ana").ShouldBe(ana.Session);
    }
}

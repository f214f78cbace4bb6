using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests;

public sealed class ReconnectTests
{
    [Fact]
    public async Task What_was_missed_while_away_comes_in_order_and_once()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await JoinAsync(client, peer, "lobby", head: 2);
        await peer.SaidAsync("lobby", 3, "tres");
        await events.NextAsync<MessageReceived>(message => message.Seq == 3);

        peer.Cut();
        FakePeer again = await server.WelcomeAsync(resumed: true);
        Join join = await again.LetInAsync(head: 5);
        foreach (long seq in (long[])[3, 4, 4, 5, 6])
        {
            await again.SaidAsync("lobby", seq, $"{seq}");
        }

        IReadOnlyList<ChatEvent> seen = await events.UntilAsync<MessageReceived>(message => message.Seq == 6);
        again.Hello.Resume.ShouldBe(FakePeer.Session);
        (join.Room, join.After).ShouldBe(("lobby", 3));
        seen.OfType<MessageReceived>().Select(message => message.Seq).ShouldBe([4, 5, 6]);
        seen.OfType<GapReported>().ShouldBeEmpty();
        seen.OfType<RoomJoined>().Single().Rejoined.ShouldBeTrue();
        seen.OfType<Welcomed>().Single().Resumed.ShouldBeTrue();
    }

    [Fact]
    public async Task What_comes_live_before_the_room_is_entered_again_waits_for_its_turn()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await JoinAsync(client, peer, "lobby", head: 2);

        peer.Cut();
        FakePeer again = await server.WelcomeAsync(resumed: true);
        await again.SaidAsync("lobby", 4, "live");
        await again.LetInAsync(head: 4);
        await again.SaidAsync("lobby", 3, "missed");
        await again.SaidAsync("lobby", 4, "live");

        IReadOnlyList<ChatEvent> seen = await events.UntilAsync<MessageReceived>(message => message.Seq == 4);
        seen.OfType<MessageReceived>().Select(message => message.Text).ShouldBe(["missed", "live"]);
        seen.OfType<GapReported>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_gap_is_told_and_the_room_goes_on_after_it()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await JoinAsync(client, peer, "lobby", head: 2);
        await peer.SendAsync(new Gap { Room = "lobby", From = 3, To = 9 });
        await peer.SaidAsync("lobby", 10, "diez");
        await peer.SaidAsync("lobby", 13, "trece");

        IReadOnlyList<ChatEvent> seen = await events.UntilAsync<MessageReceived>(message => message.Seq == 13);
        seen.OfType<GapReported>().ShouldBe([new GapReported("lobby", 3, 9), new GapReported("lobby", 11, 12)]);
    }

    [Theory]
    [InlineData("""{"op":"message","room":"lobby","seq":3,"from":"luis","text":null}""")]
    [InlineData("""{"op":"message","room":"lobby","seq":"three","from":"luis","text":"tres"}""")]
    [InlineData("""{"op":"joined","room":null,"head":3,"members":[]}""")]
    [InlineData("not JSON at all")]
    public async Task A_message_that_cannot_be_read_is_told_and_passed_over(string payload)
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await JoinAsync(client, peer, "lobby", head: 2);
        await peer.SendTextAsync(payload);
        await peer.SaidAsync("lobby", 4, "cuatro");

        (await events.NextAsync<ErrorReceived>()).Code.ShouldStartWith("bad_");
        (await events.NextAsync<GapReported>()).ShouldBe(new GapReported("lobby", 3, 3));
        (await events.NextAsync<MessageReceived>()).Text.ShouldBe("cuatro");
    }

    [Fact]
    public async Task A_room_whose_log_begins_anew_is_read_on_from_there()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await JoinAsync(client, peer, "lobby", head: 100);

        peer.Cut();
        FakePeer again = await server.WelcomeAsync();
        await again.LetInAsync(head: 7);
        await again.SaidAsync("lobby", 8, "nuevo");

        IReadOnlyList<ChatEvent> seen = await events.UntilAsync<MessageReceived>();
        seen.OfType<GapReported>().ShouldBe([new GapReported("lobby", 1, 7)]);
    }

    [Fact]
    public async Task A_room_that_does_not_let_the_client_back_in_is_left()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await JoinAsync(client, peer, "taller", head: 0);

        peer.Cut();
        FakePeer again = await server.WelcomeAsync(resumed: true);
        Join join = await again.ReadAsync<Join>();
        await again.SendAsync(new Error { Ref = join.Ref, Code = "forbidden", Message = "No." });

        (await events.NextAsync<RoomLeft>()).ShouldBe(new RoomLeft("taller", "forbidden"));
        client.Rooms.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_room_that_is_busy_is_tried_again()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await JoinAsync(client, peer, "taller", head: 0);

        peer.Cut();
        FakePeer again = await server.WelcomeAsync(resumed: true);
        Join join = await again.ReadAsync<Join>();
        await again.SendAsync(new Error { Ref = join.Ref, Code = "unavailable", Message = "Ahora no.", RetryAfterMs = 1 });
        await again.LetInAsync(head: 0);

        (await events.NextAsync<RoomJoined>(joined => joined.Rejoined)).Room.ShouldBe("taller");
    }

    [Fact]
    public async Task A_name_that_is_still_held_is_asked_for_until_it_is_free()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;

        peer.Cut();
        FakePeer refusing = await server.AcceptAsync();
        await refusing.GreetAsync();
        Hello hello = await refusing.ReadAsync<Hello>();
        await refusing.SendAsync(new Error { Ref = hello.Ref, Code = "name_taken", Message = "Ocupado." });
        FakePeer again = await server.WelcomeAsync(resumed: true);

        hello.Resume.ShouldBe(FakePeer.Session);
        again.Hello.Resume.ShouldBe(FakePeer.Session);
        await events.NextAsync<ConnectionStateChanged>(changed => changed.Problem?.Failure == ConnectFailure.NameTaken);
        await events.StateAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_session_that_is_resumed_elsewhere_is_not_fought_for()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync();
        await using ChatClient closing = client;
        await peer.SendAsync(new Bye { Reason = "resumed_elsewhere", Message = "En otra parte." });
        peer.Dispose();

        (await events.NextAsync<ServerSaidBye>()).Reason.ShouldBe("resumed_elsewhere");
        (await client.Completion.Within())!.Failure.ShouldBe(ConnectFailure.TakenOver);
        client.State.ShouldBe(ConnectionState.Closed);
    }

    [Fact]
    public async Task A_server_that_asks_to_come_back_later_is_obeyed()
    {
        using FakeServer server = new();
        FakeTime time = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync(options => options with { TimeProvider = time });
        await using ChatClient closing = client;
        await peer.SendAsync(new Bye { Reason = "shutting_down", Message = "Hasta luego.", RetryAfterMs = 5_000 });
        peer.Dispose();

        ConnectionStateChanged waiting = await events.StateAsync(ConnectionState.Reconnecting);
        waiting.Problem!.Failure.ShouldBe(ConnectFailure.ShuttingDown);
        waiting.RetryIn.ShouldBe(TimeSpan.FromMilliseconds(5_001));
        waiting.RetryAt.ShouldBe(time.GetUtcNow() + TimeSpan.FromMilliseconds(5_001));

        client.ReconnectNow();
        await server.WelcomeAsync(resumed: true);
        await events.StateAsync(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_peer_that_answers_no_ping_is_given_up()
    {
        using FakeServer server = new();
        FakeTime time = new();
        TimeSpan pingAfter = TimeSpan.FromSeconds(21);
        TimeSpan pingTimeout = TimeSpan.FromSeconds(22);
        (ChatClient client, FakePeer peer, EventLog events) =
            await server.ConnectAsync(options => options with { TimeProvider = time, PingAfter = pingAfter, PingTimeout = pingTimeout });
        await using ChatClient closing = client;

        await time.WaitsForAsync(pingAfter);
        time.Advance(pingAfter);
        Ping ping = await peer.ReadAsync<Ping>();
        await peer.SendAsync(new Pong { Ref = ping.Ref });
        await time.WaitsForAsync(pingAfter);
        client.RoundTrip.ShouldBe(TimeSpan.Zero);

        time.Advance(pingAfter);
        await peer.ReadAsync<Ping>();
        await time.WaitsForAsync(pingTimeout);
        time.Advance(pingTimeout);

        (await events.StateAsync(ConnectionState.Reconnecting)).Problem!.Failure.ShouldBe(ConnectFailure.TimedOut);
    }

    [Fact]
    public async Task A_client_that_is_not_to_reconnect_is_closed_by_the_loss()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await server.ConnectAsync(options => options with { Reconnect = false });
        await using ChatClient closing = client;
        PendingSend send = client.Say("lobby", "hola");
        await peer.ReadAsync<Send>();
        peer.Cut();

        (await client.Completion.Within())!.Failure.ShouldBe(ConnectFailure.Lost);
        (await Should.ThrowAsync<ChatException>(send.Acknowledged.Within())).Failure.ShouldBe(ChatFailure.Closed);
    }

    [Fact]
    public async Task A_first_attempt_is_repeated_where_that_is_asked_for()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { RetryFirstConnect = true });
        Task starting = client.StartAsync();
        (await server.AcceptAsync()).Dispose();
        await server.WelcomeAsync();
        await starting.Within();

        client.State.ShouldBe(ConnectionState.Connected);
    }

    private static async Task JoinAsync(ChatClient client, FakePeer peer, string room, long head)
    {
        Task<RoomJoined> joining = client.JoinAsync(room);
        await peer.LetInAsync(head);
        await joining.Within();
    }
}

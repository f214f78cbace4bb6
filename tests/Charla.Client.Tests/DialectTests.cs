using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests;

public sealed class DialectTests
{
    [Fact]
    public async Task A_server_that_greets_is_told_hello_in_ASCII()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { Name = "ñandú", ClientName = "prueba ✓" });
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        byte[] hello = await peer.ReadPayloadAsync();

        hello.ShouldAllBe(value => value < 0x80);
        Hello read = MessageReader.ReadClientMessage(new(hello)).ShouldBeOfType<Hello>();
        (read.Name, read.Client).ShouldBe(("ñandú", "prueba ✓"));
        await peer.SendAsync(peer.NewWelcome() with { Ref = read.Ref });
        await starting.Within();
        client.Dialect.ShouldBe(ChatDialect.Charla);
    }

    [Fact]
    public async Task A_server_that_does_not_greet_is_spoken_to_in_plain()
    {
        using FakeServer server = new();
        FakeTime time = new();
        await using ChatClient client = new(server.Options with { TimeProvider = time });
        EventLog events = new(client);
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await time.WaitsForAsync(TimeSpan.FromMilliseconds(500));
        time.Advance(TimeSpan.FromMilliseconds(500));
        await starting.Within();
        PendingSend send = client.Say("lobby", "¿hola, señor? 😀");

        (await peer.ReadTextAsync()).ShouldBe("ana> ¿hola, señor? 😀");
        (client.Dialect, client.ServerName, client.SessionToken).ShouldBe((ChatDialect.Plain, null, null));
        (await events.NextAsync<Welcomed>()).Dialect.ShouldBe(ChatDialect.Plain);
        send.Acknowledged.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_on_which_somebody_speaks_first_is_one_of_the_course_and_what_was_said_is_not_lost()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { GreetingTimeout = Patience.Limit });
        EventLog events = new(client);
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await peer.SendTextAsync("luis> ¿hay alguien?");
        await starting.Within();

        PlainTextReceived heard = await events.NextAsync<PlainTextReceived>();
        (heard.From, heard.Text, heard.Own).ShouldBe(("luis", "¿hay alguien?", false));
    }

    [Fact]
    public async Task Headers_that_count_characters_are_read_in_plain()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await ConnectPlainAsync(server);
        await using ChatClient closing = client;
        await peer.SendRawAsync("10        ana> señor9         ana> hola");

        (await events.NextAsync<PlainTextReceived>()).Text.ShouldBe("señor");
        (await events.NextAsync<PlainTextReceived>()).Text.ShouldBe("hola");
    }

    [Fact]
    public async Task A_payload_without_a_name_and_one_that_was_cut_are_shown_all_the_same()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await ConnectPlainAsync(server);
        await using ChatClient closing = client;
        await peer.SendTextAsync("sin nombre");
        byte[] cutFrame = [.. "8         luis> a"u8, 0xC3, .. "1         x"u8];
        await peer.SendRawAsync(cutFrame.AsMemory());

        PlainTextReceived nameless = await events.NextAsync<PlainTextReceived>();
        (nameless.From, nameless.Text).ShouldBe((null, "sin nombre"));
        PlainTextReceived cut = await events.NextAsync<PlainTextReceived>();
        (cut.From, cut.Text).ShouldBe(("luis", "a\uFFFD"));
        (await events.NextAsync<PlainTextReceived>()).Text.ShouldBe("x");
    }

    [Fact]
    public async Task An_echo_acknowledges_and_the_end_of_the_connection_gives_up_on_the_rest()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await ConnectPlainAsync(server);
        await using ChatClient closing = client;
        PendingSend echoed = client.Say("lobby", "uno");
        PendingSend lost = client.Say("lobby", "dos");
        await peer.ReadPayloadAsync();
        await peer.ReadPayloadAsync();
        await peer.SendTextAsync("luis> uno");
        await peer.SendTextAsync("ana> uno");

        (await events.NextAsync<PlainTextReceived>(heard => heard.From == "luis")).Own.ShouldBeFalse();
        (await events.NextAsync<PlainTextReceived>()).Own.ShouldBeTrue();
        (await echoed.Acknowledged.Within()).Confirmed.ShouldBeTrue();
        peer.Cut();
        (await lost.Acknowledged.Within()).Confirmed.ShouldBeFalse();

        await events.StateAsync(ConnectionState.Reconnecting);
        PendingSend unwritten = client.Say("lobby", "tres");
        FakePeer again = await server.AcceptAsync();
        (await again.ReadTextAsync()).ShouldBe("ana> tres");
        unwritten.Acknowledged.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_that_somebody_else_has_comes_back_with_a_mark()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await ConnectPlainAsync(server);
        await using ChatClient closing = client;
        PendingSend send = client.Say("lobby", "hola > todas");
        await peer.ReadPayloadAsync();
        await peer.SendTextAsync("ana~x> hola > todas");
        await peer.SendTextAsync("ana~2> hola > todas");

        PlainTextReceived unmarked = await events.NextAsync<PlainTextReceived>();
        (unmarked.From, unmarked.Text).ShouldBe((null, "ana~x> hola > todas"));
        PlainTextReceived own = await events.NextAsync<PlainTextReceived>();
        (own.From, own.Text, own.Own).ShouldBe(("ana~2", "hola > todas", true));
        (await send.Acknowledged.Within()).Confirmed.ShouldBeTrue();
    }

    [Fact]
    public async Task Plain_has_one_room_and_says_so_of_the_rest()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, _) = await ConnectPlainAsync(server);
        await using ChatClient closing = client;

        (await client.JoinAsync("Lobby")).Room.ShouldBe("lobby");
        Should.Throw<ChatException>(() => client.Say("taller", "hola")).Failure.ShouldBe(ChatFailure.NotSupported);
        (await Should.ThrowAsync<ChatException>(() => client.JoinAsync("taller"))).Failure.ShouldBe(ChatFailure.NotSupported);
        (await Should.ThrowAsync<ChatException>(() => client.HistoryAsync("lobby"))).Failure.ShouldBe(ChatFailure.NotSupported);
    }

    [Fact]
    public async Task A_charla_server_spoken_to_in_plain_is_understood()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await ConnectPlainAsync(server);
        await using ChatClient closing = client;
        await peer.GreetAsync();
        await peer.SendTextAsync("charla/1 notice: Se reinicia.");
        await peer.SendTextAsync("charla/1 error rate_limited: Despacio.");

        (await events.NextAsync<NoticeReceived>()).Text.ShouldBe("aula: ¡Bienvenida!");
        (await events.NextAsync<NoticeReceived>()).Text.ShouldBe("Se reinicia.");
        (await events.NextAsync<ErrorReceived>()).ShouldBe(new ErrorReceived("rate_limited", "Despacio.", "lobby", null));
    }

    [Fact]
    public async Task Two_clients_talk_through_a_server_of_the_course()
    {
        await using CourseServer server = await CourseServer.StartAsync();
        ChatClientOptions options = new() { Server = server.Address, Name = "ana" };
        await using ChatClient ana = new(options);
        await using ChatClient luis = new(options with { Name = "luís" });
        EventLog heardByAna = new(ana);
        EventLog heardByLuis = new(luis);
        await ana.StartAsync().Within();
        await luis.StartAsync().Within();

        // The relay knows a client once it has said something and heard its own echo.
        (await luis.SendAsync("lobby", "aquí").Within()).Confirmed.ShouldBeTrue();
        await heardByAna.NextAsync<PlainTextReceived>();
        string[] texts = ["¿Qué tal, señor?", "😀 y ñ", "", "> ~ >", new string('ñ', 2_000)];
        foreach (string text in texts)
        {
            (await ana.SendAsync("lobby", text).Within()).Confirmed.ShouldBeTrue();
            PlainTextReceived heard = await heardByLuis.NextAsync<PlainTextReceived>(talk => !talk.Own);
            (heard.From, heard.Text).ShouldBe(("ana", text));
        }
    }

    private static async Task<(ChatClient Client, FakePeer Peer, EventLog Events)> ConnectPlainAsync(FakeServer server)
    {
        ChatClient client = new(server.Options with { Dialect = ChatDialect.Plain });
        EventLog events = new(client);
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await starting.Within();
        return (client, peer, events);
    }
}

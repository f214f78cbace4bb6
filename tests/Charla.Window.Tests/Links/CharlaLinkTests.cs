using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;
using Charla.Window.Tests.Fakes;

namespace Charla.Window.Tests.Links;

/// <summary>A link to a server that speaks charla/1.</summary>
public sealed class CharlaLinkTests : IAsyncLifetime
{
    private RunningWindow _window = null!;

    public async Task InitializeAsync() => _window = await RunningWindow.StartAsync();

    public async Task DisposeAsync() => await _window.DisposeAsync();

    [Fact]
    public async Task A_page_talks_with_a_real_server_as_if_it_were_connected_itself()
    {
        await using RunningChat chat = await RunningChat.StartAsync();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(chat.Target);
        JsonObject dialed = await page.HearAsync("dialed");
        (dialed.Text("via"), dialed.Text("dialect"), dialed.Text("peer")).ShouldBe(("tcp", "charla/1", $"127.0.0.1:{chat.Port}"));

        // The greeting was for the process alone.
        await page.SayAsync(new { op = "hello", v = 1, name = "Ñandú", @ref = "1" });
        JsonObject welcome = await page.HearAsync("welcome");
        (welcome.Text("ref"), welcome.Text("name"), welcome["dialect"]).ShouldBe(("1", "Ñandú", null));
        welcome["server"]!.Text("name").ShouldBe("aula");
        await page.JoinAsync();
        await page.SayAsync(new { op = "send", room = "lobby", text = "¡hola! 😀", nonce = "n1" });

        JsonObject message = await page.HearNextAsync("message");
        (message.Text("text"), message.Text("from"), message.Text("nonce"), message.Number("seq")).ShouldBe(("¡hola! 😀", "Ñandú", "n1", 1));
        (await page.HearNextAsync("ack")).Number("seq").ShouldBe(1);

        using WindowPage other = (await _window.EnterAsync(chat.Target, "luis")).Page;
        await other.JoinAsync();
        (await other.HearNextAsync("message")).Text("text").ShouldBe("¡hola! 😀");
        await page.CloseAsync();
        JsonObject left = await other.HearNextAsync("presence");
        (left.Text("name"), left.Text("state")).ShouldBe(("Ñandú", "left"));
    }

    [Fact]
    public async Task What_the_server_says_last_comes_through_before_the_page_is_told_that_the_link_is_lost()
    {
        await using RunningChat chat = await RunningChat.StartAsync();
        using WindowPage page = (await _window.EnterAsync(chat.Target)).Page;
        await chat.StopAsync();

        (await page.HearAsync("bye")).Text("reason").ShouldBe("shutting_down");
        JsonObject lost = await page.HearAsync("link_lost");
        (lost.Text("failure"), lost.Text("detail")).ShouldBe(("lost", $"The connection to 127.0.0.1:{chat.Port} was lost."));
        (await page.HearAsync()).ShouldBeNull();
        page.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task A_name_that_is_taken_can_be_changed_on_the_same_link()
    {
        await using RunningChat chat = await RunningChat.StartAsync();
        using WindowPage first = (await _window.EnterAsync(chat.Target)).Page;
        (WindowPage page, _) = await _window.DialAsync(chat.Target);
        using WindowPage closing = page;
        await page.SayAsync(new { op = "hello", v = 1, name = "ana", @ref = "1" });
        (await page.HearAsync("error")).Text("code").ShouldBe("name_taken");
        await page.SayAsync(new { op = "hello", v = 1, name = "eva" });
        (await page.HearAsync("welcome")).Text("name").ShouldBe("eva");
    }

    [Fact]
    public async Task Frames_go_through_as_they_are_and_the_hello_in_ASCII()
    {
        using FakeServer server = new();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        await page.HearAsync("dialed");
        await page.SayTextAsync("""{"op":"hello","v":1,"name":"ñandú","extra":{"a":[1,"ñ"]}}""");
        string hello = await peer.ReadTextAsync();

        hello.ShouldAllBe(letter => letter < 0x80);
        JsonObject read = JsonNode.Parse(hello)!.AsObject();
        (read.Text("name"), read["extra"]!["a"]![1]!.GetValue<string>()).ShouldBe(("ñandú", "ñ"));
        await peer.SendAsync(peer.NewWelcome() with { Ref = read.Text("ref") });
        await page.HearAsync("welcome");

        const string Odd = """  { "op" : "unknown", "ñ" : 1.50, "op2":"€" } """;
        await page.SayTextAsync(Odd);
        (await peer.ReadTextAsync()).ShouldBe(Odd);
        await peer.SendTextAsync(Odd);
        (await page.HearTextAsync()).ShouldBe(Odd);
    }

    [Fact]
    public async Task Talk_that_looks_like_a_welcome_does_not_come_through_before_the_servers_own()
    {
        using FakeServer server = new();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        await page.HearAsync("dialed");
        await peer.SendTextAsync("luis> hola");
        await page.SayAsync(new { op = "hello", v = 1, name = "ana" });
        string reference = (await peer.ReadAsync<Hello>()).Ref.ShouldNotBeNull();
        await peer.SendAsync(peer.NewWelcome(name: "mallory"));
        await peer.SendAsync(peer.NewWelcome(name: "mallory") with { Ref = "x" });
        await peer.SendTextAsync("""{"op":"message","room":"lobby","seq":1,"from":"mallory","text":"ven"}""");
        await peer.SendAsync(peer.NewWelcome() with { Ref = reference });

        (await page.HearAsync("welcome")).Text("name").ShouldBe("ana");
    }

    [Fact]
    public async Task A_page_must_introduce_itself_first_and_what_is_too_long_for_the_server_is_not_sent()
    {
        using FakeServer server = new();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        await page.HearAsync("dialed");
        await page.SayAsync(new { op = "join", room = "lobby", @ref = "j" });
        JsonObject early = await page.HearAsync("error");
        (early.Text("code"), early.Text("ref")).ShouldBe(("bad_request", "j"));
        await page.SayAsync(new { op = "hello", v = 1, name = "ana" });
        Hello hello = await peer.ReadAsync<Hello>();
        await peer.SendAsync(peer.NewWelcome(payload: 100) with { Ref = hello.Ref });
        await page.HearAsync("welcome");
        await page.SayAsync(new { op = "send", room = "lobby", text = new string('x', 100), nonce = "n", @ref = "s" });

        JsonObject refused = await page.HearAsync("error");
        (refused.Text("code"), refused.Text("ref"), refused.Text("nonce")).ShouldBe(("too_long", "s", "n"));
        await page.SayAsync(new { op = "ping" });
        await peer.ReadAsync<Ping>();
    }

    [Fact]
    public async Task A_server_that_breaks_the_protocol_or_sends_no_text_is_left()
    {
        using FakeServer server = new();
        WindowPage page = await WelcomedAsync(server, async peer => await peer.SendRawAsync("esto no es una cabecera"));
        (await page.HearAsync("link_lost")).Text("failure").ShouldBe("lost");
        page.Dispose();
        page = await WelcomedAsync(server, async peer => await peer.SendRawAsync(new byte[] { (byte)'1', 32, 32, 32, 32, 32, 32, 32, 32, 32, 0xFF }.AsMemory()));
        (await page.HearAsync("link_lost")).Text("failure").ShouldBe("lost");
        page.Dispose();
    }

    [Fact]
    public async Task A_page_that_leaves_ends_the_connection_and_one_that_is_cut_off_too()
    {
        using FakeServer server = new();
        FakePeer? welcomed = null;
        WindowPage page = await WelcomedAsync(server, peer => Task.FromResult(welcomed = peer));
        await page.CloseAsync();
        (await welcomed!.Stream.ReadAsync(new byte[1]).Within()).ShouldBe(0);

        page = await WelcomedAsync(server, peer => Task.FromResult(welcomed = peer));
        page.Dispose();
        (await welcomed!.Stream.ReadAsync(new byte[1]).Within()).ShouldBe(0);
    }

    [Fact]
    public async Task A_process_that_ends_closes_its_links()
    {
        using FakeServer server = new();
        FakePeer? welcomed = null;
        using WindowPage page = await WelcomedAsync(server, peer => Task.FromResult(welcomed = peer));
        Task stopping = _window.StopAsync();
        (await page.HearAsync()).ShouldBeNull();
        (await welcomed!.Stream.ReadAsync(new byte[1]).Within()).ShouldBe(0);
        await stopping.Within();
    }

    private static object Dial(int port) => new { op = "dial", to = "tcp", host = "127.0.0.1", port };

    private async Task<WindowPage> WelcomedAsync(FakeServer server, Func<FakePeer, Task> then)
    {
        WindowPage page = await _window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        await page.HearAsync("dialed");
        await page.SayAsync(new { op = "hello", v = 1, name = "ana", @ref = "1" });
        await peer.WelcomeAsync();
        await page.HearAsync("welcome");
        await then(peer);
        return page;
    }
}

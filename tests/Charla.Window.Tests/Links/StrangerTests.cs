using System.Text.Json.Nodes;
using Charla.Client.Tests.Fakes;
using Charla.Window.Tests.Fakes;

namespace Charla.Window.Tests.Links;

/// <summary>What a page is told where there is no chat server.</summary>
public sealed class StrangerTests : IAsyncLifetime
{
    private RunningWindow _window = null!;

    // The limits are not what is tested: a busy machine must not turn one failure into another.
    public async Task InitializeAsync() => _window = await RunningWindow.StartAsync(options => options with { GreetingLimit = Patience.Limit, DialLimit = Patience.Limit });

    public async Task DisposeAsync() => await _window.DisposeAsync();

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "http", "un servidor web")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "ssh", "un servidor SSH")]
    [InlineData("\u0015\u0003\u0003\u0000\u0002\u0002\u0046", "tls", "un puerto que habla TLS")]
    [InlineData("220 mail.example ESMTP\r\n", "numbered_replies", "un servidor de correo")]
    [InlineData(":irc.example NOTICE * :hi\r\n", "irc", "un servidor IRC")]
    [InlineData("what is this", "unknown", "no es un servidor de chat")]
    public async Task Something_else_that_answers_is_named_in_the_pages_language(string banner, string answered, string detail)
    {
        using FakeServer server = new();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port, lang = "es" });
        FakePeer peer = await server.AcceptAsync();
        await peer.SendRawAsync(banner);

        JsonObject failed = await page.HearAsync("dial_failed");
        (failed.Text("failure"), failed.Text("answered")).ShouldBe(("not_a_chat_server", answered));
        failed.Text("detail").ShouldContain(detail);
        failed.Text("answer").ShouldStartWith(banner[0] < ' ' ? "\\x15\\x03" : banner[..10]);
        (await page.HearAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_peer_that_hangs_up_without_a_word_is_no_chat_server()
    {
        using FakeServer server = new();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        (await server.AcceptAsync()).Dispose();

        JsonObject failed = await page.HearAsync("dial_failed");
        (failed.Text("failure"), failed.Text("answered"), failed["answer"]).ShouldBe(("not_a_chat_server", "none", null));
    }

    [Fact]
    public async Task A_port_on_which_nobody_listens_a_name_that_nobody_has_and_a_server_that_is_full_are_told_apart()
    {
        int port = FakeServer.FreePort();
        JsonObject refused = await FailAsync(Dial(port));
        (refused.Text("failure"), refused.Text("detail")).ShouldBe(("refused", $"Nobody is listening on 127.0.0.1:{port}. Check the port, and that the server is running (charla serve)."));
        (await FailAsync(new { op = "dial", to = "tcp", host = "no-such-host.invalid", port })).Text("failure").ShouldBe("name_not_found");

        using FakeServer server = new();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        FakePeer peer = await server.AcceptAsync();
        await peer.SendTextAsync("charla/1 error server_full: No hay sitio.");
        (await page.HearAsync("dial_failed")).Text("failure").ShouldBe("server_full");
    }

    [Fact]
    public async Task A_machine_that_does_not_answer_is_not_waited_for_without_end()
    {
        using DeafListener listener = await DeafListener.StartAsync();
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { DialLimit = TimeSpan.FromMilliseconds(100) });
        using WindowPage page = await window.OpenAsync();
        await page.SayAsync(Dial(listener.Address.Port));
        JsonObject failed = await page.HearAsync("dial_failed");
        (failed.Text("failure"), failed.Text("detail")).ShouldBe(("timed_out", $"127.0.0.1:{listener.Address.Port} does not answer. Check the address, and that no firewall blocks the port."));
    }

    [Fact]
    public async Task A_web_server_that_waits_to_be_asked_is_found_out_when_something_is_said()
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = TimeSpan.FromMilliseconds(1) });
        using FakeServer server = new();
        using WindowPage page = (await window.EnterAsync(Dial(server.Port))).Page;
        await page.SayAsync(new { op = "send", room = "lobby", text = "hola" });
        FakePeer peer = await server.AcceptAsync();
        (await peer.ReadTextAsync()).ShouldBe("ana> hola");
        await peer.SendRawAsync("HTTP/1.1 400 Bad Request\r\n\r\n");

        JsonObject lost = await page.HearNextAsync("link_lost");
        (lost.Text("failure"), lost.Text("answered")).ShouldBe(("not_a_chat_server", "http"));
        lost.Text("answer").ShouldStartWith("HTTP/1.1 400");
    }

    [Fact]
    public async Task A_server_that_greets_and_then_says_nothing_is_not_waited_for_without_end()
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = Patience.Limit, WelcomeLimit = TimeSpan.FromMilliseconds(50) });
        using FakeServer server = new();
        using WindowPage page = await window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        await (await server.AcceptAsync()).GreetAsync();
        await page.HearAsync("dialed");
        await page.SayAsync(new { op = "hello", v = 1, name = "ana" });

        JsonObject lost = await page.HearAsync("link_lost");
        (lost.Text("failure"), lost.Text("detail")).ShouldBe(("timed_out", $"127.0.0.1:{server.Port} did not answer the introduction in time."));
    }

    [Fact]
    public async Task A_page_that_says_nothing_is_not_waited_for_without_end_either()
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = TimeSpan.FromMilliseconds(1), PageLimit = TimeSpan.FromMilliseconds(500) });
        using WindowPage silent = await window.OpenAsync();
        (await silent.HearAsync("dial_failed")).Text("failure").ShouldBe("bad_request");

        using FakeServer server = new();
        foreach (bool greets in (bool[])[false, true])
        {
            using WindowPage page = await window.OpenAsync();
            await page.SayAsync(Dial(server.Port));
            FakePeer peer = await server.AcceptAsync();
            await (greets ? peer.GreetAsync() : Task.CompletedTask);
            await page.HearAsync("dialed");
            (await page.HearAsync("link_lost")).Text("failure").ShouldBe("timed_out");
        }
    }

    [Theory]
    [InlineData("hola")]
    [InlineData("""{"op":"hello","v":1,"name":"ana"}""")]
    [InlineData("""{"op":"dial"}""")]
    [InlineData("""{"op":"dial","to":"carrier pigeon"}""")]
    [InlineData("""{"op":"dial","to":"tcp","host":"","port":5000}""")]
    [InlineData("""{"op":"dial","to":"tcp","host":"a/b","port":5000}""")]
    [InlineData("""{"op":"dial","to":"tcp","host":"127.0.0.1","port":0}""")]
    [InlineData("""{"op":"dial","to":"tcp","host":"127.0.0.1","port":65536}""")]
    [InlineData("""{"op":"dial","to":"tcp","host":"127.0.0.1","port":"x"}""")]
    [InlineData("""{"op":"dial","to":"serial"}""")]
    [InlineData("""{"op":"dial","to":"serial","path":"/dev/null","baud":1}""")]
    [InlineData("""{"op":"dial","to":"serial","path":"/dev/null","parity":"perhaps"}""")]
    [InlineData("""{"op":"dial","to":"serial","path":"/dev/null","format":"morse"}""")]
    [InlineData("""{"op":"dial","to":"serial","path":"/dev/null","format":"frames","encoding":"latin-1"}""")]
    public async Task A_dial_that_is_not_right_is_refused_with_what_is_wrong(string dial)
    {
        using WindowPage page = await _window.OpenAsync();
        await page.SayTextAsync(dial);
        JsonObject failed = await page.HearAsync("dial_failed");
        failed.Text("failure").ShouldBe("bad_request");
        failed.Text("detail").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_page_that_leaves_while_it_dials_ends_the_attempt()
    {
        using FakeServer server = new();
        WindowPage page = await _window.OpenAsync();
        await page.SayAsync(Dial(server.Port));
        FakePeer peer = await server.AcceptAsync();
        page.Dispose();
        (await peer.Stream.ReadAsync(new byte[1]).Within()).ShouldBe(0);
    }

    private static object Dial(int port) => new { op = "dial", to = "tcp", host = "127.0.0.1", port };

    private async Task<JsonObject> FailAsync(object dial)
    {
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(dial);
        return await page.HearAsync("dial_failed");
    }
}

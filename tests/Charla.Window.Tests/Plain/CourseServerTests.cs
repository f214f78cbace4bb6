using System.Text;
using System.Text.Json.Nodes;
using Charla.Client.Tests.Fakes;
using Charla.Window.Tests.Fakes;

namespace Charla.Window.Tests.Plain;

/// <summary>A link to a server of the course, which speaks plain.</summary>
public sealed class CourseServerTests : IAsyncLifetime
{
    private RunningWindow _window = null!;

    public async Task InitializeAsync() => _window = await RunningWindow.StartAsync();

    public async Task DisposeAsync() => await _window.DisposeAsync();

    [Fact]
    public async Task Two_pages_talk_through_the_courses_own_server()
    {
        await using CourseServer server = await CourseServer.StartAsync();
        using WindowPage ana = await _window.OpenAsync();
        await ana.SayAsync(Dial(server.Address.Port));
        JsonObject dialed = await ana.HearAsync("dialed");
        (dialed.Text("via"), dialed.Text("dialect"), dialed.Text("peer")).ShouldBe(("tcp", "plain", server.Address.Place));
        await ana.SayAsync(new { op = "hello", v = 1, name = "ana", @ref = "1" });
        JsonObject welcome = await ana.HearAsync("welcome");
        (welcome.Text("ref"), welcome.Text("dialect"), welcome.Text("name"), (bool)welcome["resumed"]!).ShouldBe(("1", "plain", "ana", false));
        welcome["rooms"]!.ToJsonString().ShouldBe("""["lobby"]""");
        welcome["server"]!.Text("name").ShouldBe(server.Address.Place);
        JsonObject joined = await ana.JoinAsync();
        (joined.Number("head"), joined.Number("count"), joined["members"]!.ToJsonString()).ShouldBe((0, 1, """["ana"]"""));

        using WindowPage luis = (await _window.EnterAsync(Dial(server.Address.Port), "luís")).Page;
        await luis.JoinAsync();

        // The relay knows a client once it has said something and heard its own echo.
        await SayAsync(luis, "aquí", "l1");
        JsonObject presence = await ana.HearAsync("presence");
        (presence.Text("name"), presence.Text("state")).ShouldBe(("luís", "joined"));
        (await ana.HearAsync("message")).Text("text").ShouldBe("aquí");
        foreach (string text in (string[])["¿Qué tal, señor?", "😀 y ñ", "", "> ~ >", "dos\nlíneas", new string('ñ', 2_000)])
        {
            (JsonObject own, JsonObject ack) = await SayAsync(ana, text, $"n{text.Length}");
            (own.Text("from"), own.Text("text"), own.Number("seq")).ShouldBe(("ana", text, ack.Number("seq")));
            JsonObject heard = await luis.HearNextAsync("message");
            (heard.Text("from"), heard.Text("text"), heard["nonce"]).ShouldBe(("ana", text, null));
        }
    }

    [Fact]
    public async Task What_a_client_that_counts_characters_says_is_understood()
    {
        using FakeServer server = new();
        (WindowPage page, FakePeer peer) = await EnterAsync(server);
        await peer.SendRawAsync("10        ana> señor9         luis> hola"[..20]);
        await peer.SendRawAsync(Encoding.UTF8.GetBytes("10        eva> señor").AsMemory());
        await peer.SendRawAsync(Encoding.UTF8.GetBytes("8         sin ñame").AsMemory());

        (await page.HearNextAsync("message")).Text("text").ShouldBe("señor");
        (await page.HearNextAsync("message")).Text("text").ShouldBe("señor");
        JsonObject nameless = await page.HearNextAsync("message");
        (nameless.Text("from"), nameless.Text("text"), nameless.Number("seq")).ShouldBe(("guest", "sin ñame", 3));
    }

    [Fact]
    public async Task Without_an_echo_a_message_counts_as_said_after_a_while_and_an_echo_that_comes_late_is_no_second_one()
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = TimeSpan.FromMilliseconds(1), EchoLimit = TimeSpan.FromMilliseconds(50) });
        using FakeServer server = new();
        (WindowPage page, FakePeer peer) = await EnterAsync(server, window);
        (JsonObject message, JsonObject ack) = await SayAsync(page, "hola", "n1");
        (message.Text("from"), message.Text("nonce"), ack.Text("nonce"), ack.Number("seq")).ShouldBe(("ana", "n1", "n1", 1));
        await peer.SendTextAsync("ana> hola");
        await peer.SendTextAsync("luis> hola");

        await page.HearAsync("presence");
        (await page.HearAsync("message")).Text("from").ShouldBe("luis");
    }

    [Fact]
    public async Task An_echo_acknowledges_whoever_marks_the_name_and_a_repeat_is_said_once()
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = TimeSpan.FromMilliseconds(1), EchoLimit = Patience.Limit });
        using FakeServer server = new();
        (WindowPage page, FakePeer peer) = await EnterAsync(server, window);
        await page.SayAsync(new { op = "send", room = "lobby", text = "hola", nonce = "n1" });
        await page.SayAsync(new { op = "send", room = "lobby", text = "hola", nonce = "n1" });
        await page.SayAsync(new { op = "ping", @ref = "p" });
        (await peer.ReadTextAsync()).ShouldBe("ana> hola");
        (await page.HearAsync("pong")).Text("ref").ShouldBe("p");
        await peer.SendTextAsync("luis> hola");
        (await page.HearNextAsync("message"))["nonce"].ShouldBeNull();
        await peer.SendTextAsync("ana~2> hola");
        JsonObject own = await page.HearAsync("message");
        (own.Text("from"), own.Text("nonce")).ShouldBe(("ana~2", "n1"));
        (await page.HearAsync("ack"))["repeated"].ShouldBeNull();

        await page.SayAsync(new { op = "send", room = "lobby", text = "hola", nonce = "n1" });
        JsonObject again = await page.HearAsync("ack");
        (again.Number("seq"), (bool)again["repeated"]!).ShouldBe((2, true));
    }

    [Fact]
    public async Task What_had_no_echo_when_the_connection_ends_is_not_acknowledged()
    {
        await using RunningWindow window = await RunningWindow.StartAsync(options => options with { GreetingLimit = TimeSpan.FromMilliseconds(1), EchoLimit = Patience.Limit });
        using FakeServer server = new();
        (WindowPage page, FakePeer peer) = await EnterAsync(server, window);
        await page.SayAsync(new { op = "send", room = "lobby", text = "hola", nonce = "n1" });
        await peer.ReadTextAsync();
        peer.Finish();

        (await page.HearAsync("link_lost")).Text("failure").ShouldBe("lost");
    }

    [Fact]
    public async Task A_page_that_comes_back_goes_on_where_it_was()
    {
        using FakeServer server = new();
        (WindowPage page, FakePeer peer, string session) = await IntroduceAsync(server, null);
        await page.JoinAsync();
        await peer.SendTextAsync("luis> uno");
        await peer.SendTextAsync("luis> dos");
        await page.HearNextAsync("message");
        await page.HearNextAsync("message");
        peer.Cut();
        await page.HearNextAsync("link_lost");
        (await page.HearAsync()).ShouldBeNull();

        (page, peer, string again) = await IntroduceAsync(server, session);
        again.ShouldBe(session);
        JsonObject joined = await page.JoinAsync(after: 1);
        (joined.Number("head"), joined["members"]!.ToJsonString()).ShouldBe((2, """["ana","luis"]"""));
        (await page.HearAsync("message")).Text("text").ShouldBe("dos");
        await peer.SendTextAsync("luis> tres");
        (await page.HearAsync("message")).Number("seq").ShouldBe(3);

        // While a link is on it nobody else gets it, and at another server it is another conversation.
        (_, _, string other) = await IntroduceAsync(server, session);
        other.ShouldNotBe(session);
        await page.CloseAsync();
        using FakeServer elsewhere = new();
        (_, _, other) = await IntroduceAsync(elsewhere, session);
        other.ShouldNotBe(session);
    }

    [Fact]
    public async Task A_page_reads_what_the_process_remembers()
    {
        using FakeServer server = new();
        (WindowPage page, FakePeer peer) = await EnterAsync(server);
        for (int number = 1; number <= 60; number++)
        {
            await peer.SendTextAsync($"luis> {number}");
            await page.HearNextAsync("message");
        }

        (await TextsAsync(new { op = "history", room = "lobby" })).ShouldBe((Range(11, 50), 60, true));
        (await TextsAsync(new { op = "history", room = "LOBBY", before = 5 })).ShouldBe((Range(1, 4), 60, false));
        (await TextsAsync(new { op = "history", room = "lobby", after = 57 })).ShouldBe((Range(58, 3), 60, false));
        (await TextsAsync(new { op = "history", room = "lobby", after = 2, limit = 2 })).ShouldBe((Range(3, 2), 60, true));
        (await TextsAsync(new { op = "history", room = "lobby", around = 30, limit = 4 })).ShouldBe((Range(28, 4), 60, true));
        await page.SayAsync(new { op = "read", room = "lobby", seq = 58, @ref = "r" });
        JsonObject read = await page.HearAsync("read");
        (read.Text("ref"), read.Number("seq"), read.Number("unread")).ShouldBe(("r", 58, 2));
        await page.SayAsync(new { op = "rooms" });
        JsonObject room = (await page.HearAsync("rooms")).Items("rooms").Single();
        (room.Text("room"), room.Number("head"), room.Number("unread"), room.Number("count")).ShouldBe(("lobby", 60, 2, 2));
        await page.SayAsync(new { op = "who", room = "lobby" });
        JsonObject[] members = (await page.HearAsync("who")).Items("members");
        members.Select(member => (member.Text("name"), member.Text("via"), member.Text("dialect"))).ShouldBe([("ana", "tcp", "plain"), ("luis", "tcp", "plain")]);

        async Task<(string Texts, long Head, bool More)> TextsAsync(object request)
        {
            await page.SayAsync(request);
            JsonObject history = await page.HearAsync("history");
            return (string.Join(' ', history.Items("events").Select(message => message.Text("text"))), history.Number("head"), (bool)history["more"]!);
        }

        static string Range(int first, int count) => string.Join(' ', Enumerable.Range(first, count));
    }

    [Theory]
    [InlineData("""{"op":"send","to":"luis","text":"hola","nonce":"n"}""", "not_supported", "n")]
    [InlineData("""{"op":"send","room":"lobby","text":"hola","reply_to":1}""", "not_supported", null)]
    [InlineData("""{"op":"send","room":"taller","text":"hola"}""", "not_supported", null)]
    [InlineData("""{"op":"send","room":"lobby"}""", "bad_request", null)]
    [InlineData("""{"op":"join","room":"taller"}""", "not_supported", null)]
    [InlineData("""{"op":"leave","room":"lobby"}""", "not_supported", null)]
    [InlineData("""{"op":"edit","room":"lobby","seq":1,"text":"x","nonce":"n"}""", "not_supported", "n")]
    [InlineData("""{"op":"search","q":"x"}""", "not_supported", null)]
    [InlineData("""{"op":"nick","name":"a>b"}""", "bad_request", null)]
    [InlineData("""{"op":"history","room":"lobby","limit":0}""", "bad_request", null)]
    [InlineData("""{"op":"hello","v":1,"name":"eva"}""", "bad_request", null)]
    [InlineData("""{"op":"dance"}""", "unknown_op", null)]
    [InlineData("hola", "bad_json", null)]
    public async Task What_can_not_be_done_in_plain_is_refused(string request, string code, string? nonce)
    {
        using FakeServer server = new();
        (WindowPage page, _) = await EnterAsync(server);
        await page.SayTextAsync(request);
        JsonObject error = await page.HearAsync("error");
        (error.Text("code"), (string?)error["nonce"]).ShouldBe((code, nonce));
        await page.SayAsync(new { op = "typing", room = "lobby" });
        await page.SayAsync(new { op = "nick", name = "anita" });
        (await page.HearAsync("nick")).Text("name").ShouldBe("anita");
    }

    [Fact]
    public async Task What_is_too_long_for_a_frame_is_refused_and_the_new_name_stands_in_front_of_the_next()
    {
        using FakeServer server = new();
        (WindowPage page, FakePeer peer) = await EnterAsync(server);
        await page.SayAsync(new { op = "send", room = "lobby", text = new string('x', 65_532), nonce = "n" });
        (await page.HearAsync("error")).Text("code").ShouldBe("too_long");
        await page.SayAsync(new { op = "nick", name = "anita" });
        await page.SayAsync(new { op = "send", room = "lobby", text = new string('x', 65_529) });
        (await peer.ReadTextAsync()).Length.ShouldBe(65_536);
    }

    [Fact]
    public async Task A_charla_server_that_greets_late_is_understood_in_plain()
    {
        using FakeServer server = new();
        (WindowPage page, FakePeer peer) = await EnterAsync(server);
        await peer.GreetAsync();
        await peer.SendTextAsync("charla/1 error rate_limited: Despacio.");

        (await page.HearAsync("notice")).Text("text").ShouldBe("aula: ¡Bienvenida!");
        JsonObject error = await page.HearAsync("error");
        (error.Text("code"), error.Text("message")).ShouldBe(("rate_limited", "Despacio."));
    }

    private static object Dial(int port) => new { op = "dial", to = "tcp", host = "127.0.0.1", port };

    private static async Task<(JsonObject Message, JsonObject Ack)> SayAsync(WindowPage page, string text, string nonce)
    {
        await page.SayAsync(new { op = "send", room = "lobby", text, nonce });
        JsonObject message = await page.HearNextAsync("message");
        return (message, await page.HearAsync("ack"));
    }

    private async Task<(WindowPage Page, FakePeer Peer)> EnterAsync(FakeServer server, RunningWindow? window = null)
    {
        WindowPage page = (await (window ?? _window).EnterAsync(Dial(server.Port))).Page;
        FakePeer peer = await server.AcceptAsync();
        await page.JoinAsync();
        return (page, peer);
    }

    private async Task<(WindowPage Page, FakePeer Peer, string Session)> IntroduceAsync(FakeServer server, string? resume)
    {
        (WindowPage page, _) = await _window.DialAsync(Dial(server.Port));
        FakePeer peer = await server.AcceptAsync();
        await page.SayAsync(resume is null ? new { op = "hello", v = 1, name = "ana" } : (object)new { op = "hello", v = 1, name = "ana", resume });
        JsonObject welcome = await page.HearAsync("welcome");
        string session = welcome.Text("session");
        ((bool)welcome["resumed"]!).ShouldBe(session == resume);
        return (page, peer, session);
    }
}

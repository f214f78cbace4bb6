using System.Text;
using System.Text.Json.Nodes;
using Charla.Client.Tests.Fakes;
using Charla.Serial;
using Charla.Serial.Tests.Fakes;
using Charla.Window.Tests.Fakes;

namespace Charla.Window.Tests.Wire;

/// <summary>What a page sees of a link's wire.</summary>
public sealed class WireTests : IAsyncLifetime
{
    private RunningWindow _window = null!;

    public async Task InitializeAsync() => _window = await RunningWindow.StartAsync();

    public async Task DisposeAsync() => await _window.DisposeAsync();

    [Fact]
    public async Task Every_frame_is_there_with_the_bytes_that_passed()
    {
        await using RunningChat chat = await RunningChat.StartAsync();
        (WindowPage page, string link) = await _window.EnterAsync(chat.Target);
        using WindowPage closing = page;
        using WindowPage wire = await _window.WatchAsync(link);
        List<JsonObject> items = await ItemsAsync(wire, 3);

        items.Select(item => item.Text("dir")).ShouldBe(["in", "out", "in"]);
        items.Select(item => item.Text("unit")).ShouldAllBe(unit => unit == "frame");
        items[0].Text("text").ShouldStartWith("charla/1 aula: ");
        (items[1].Text("format"), items[1]["fields"]!.Text("op"), items[2]["fields"]!.Text("op")).ShouldBe(("charla", "hello", "welcome"));
        items.Select(item => item.Number("number")).ShouldBe([1, 1, 2]);
        (items[2].Number("offset"), items[2].Number("announced")).ShouldBe((items[0].Number("length"), items[2].Number("payload_length")));
        Encoding.ASCII.GetString(Convert.FromBase64String(items[1].Text("header"))).ShouldBe($"{items[1].Number("payload_length"),-10}");
        Encoding.UTF8.GetString(Convert.FromBase64String(items[1].Text("payload"))).ShouldBe(items[1].Text("text"));
        items.ShouldAllBe(item => DateTimeOffset.Parse(item.Text("at")) > DateTimeOffset.UtcNow.AddMinutes(-5) && item.Number("gap_us") >= 0);
        items[0].Text("at").Length.ShouldBe("2026-11-22T10:41:50.123456Z".Length);

        await page.SayAsync(new { op = "ping", @ref = "¡p!" });
        items = await ItemsAsync(wire, 2);
        items.Select(item => item["fields"]!.Text("op")).ShouldBe(["ping", "pong"]);
        items[1].Number("gap_us").ShouldBeLessThan(60_000_000);
    }

    [Fact]
    public async Task Secrets_are_hidden_and_nothing_else_is()
    {
        using FakeServer server = new();
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port });
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        string link = (await page.HearAsync("dialed")).Text("link");
        await page.SayAsync(new { op = "hello", v = 1, name = "ana", password = "contraseña-larga", token = "t0k\"en", resume = "s3cr3t", @ref = "1" });
        await peer.WelcomeAsync();
        (await page.HearAsync("welcome")).Text("session").ShouldBe(FakePeer.Session);
        (peer.Hello.Password, peer.Hello.Token, peer.Hello.Resume).ShouldBe(("contraseña-larga", "t0k\"en", "s3cr3t"));
        await page.SayAsync(new { op = "send", room = "lobby", text = "my password is password" });

        using WindowPage wire = await _window.WatchAsync(link);
        List<JsonObject> items = await ItemsAsync(wire, 4);
        string shown = string.Concat(items.Select(item => item.ToJsonString() + Encoding.UTF8.GetString(Convert.FromBase64String(item.Text("payload")))));
        foreach (string secret in (string[])["contrase", "larga", "t0k", "s3cr3t"])
        {
            shown.ShouldNotContain(secret);
        }

        JsonObject hello = items[1];
        hello["masked"]!.AsArray().Select(name => (string)name!).ShouldBe(["password", "token", "resume"], ignoreOrder: true);
        hello["fields"]!.Text("resume").ShouldBe("******");
        hello["fields"]!.Text("name").ShouldBe("ana");
        hello.Text("text").ShouldContain("\"resume\":\"******\"");
        hello.Number("payload_length").ShouldBe(Convert.FromBase64String(hello.Text("payload")).Length);
        items[2]["masked"]!.ToJsonString().ShouldBe("""["session"]""");
        items[2]["fields"]!.Text("session").ShouldBe(new string('*', FakePeer.Session.Length));
        (items[3]["masked"], items[3]["fields"]!.Text("text")).ShouldBe((null, "my password is password"));
    }

    [Fact]
    public async Task The_doctor_says_what_is_wrong_in_the_pages_language()
    {
        using FakeServer server = new();
        (WindowPage page, string link) = await _window.EnterAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port, lang = "es" });
        FakePeer peer = await server.AcceptAsync();
        await page.JoinAsync();
        await peer.SendRawAsync("10        ana> señor");
        await page.HearNextAsync("message");

        using WindowPage wire = await _window.WatchAsync(link);
        JsonObject item = (await ItemsAsync(wire, 1)).Single();
        (item.Text("counted"), item.Number("announced"), item.Number("payload_length"), item.Number("characters")).ShouldBe(("code_points", 10, 11, 10));
        JsonObject finding = item.Items("findings").Single();
        finding.Text("rule").ShouldBe("CountsCharacters");
        finding.Text("text").ShouldContain("cuenta caracteres y no bytes");
        finding.Text("fix").ShouldContain("len(texto.encode('utf-8'))");
        page.Dispose();
    }

    [Fact]
    public async Task What_the_doctor_takes_its_time_for_is_said_behind_the_bytes()
    {
        using FakeServer server = new();
        (WindowPage page, string link) = await _window.EnterAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port });
        FakePeer peer = await server.AcceptAsync();
        using WindowPage wire = await _window.WatchAsync(link);
        await peer.SendTextAsync("luis> hola");
        await peer.SendRawAsync("4hola");

        List<JsonObject> items = await ItemsAsync(wire, 3);
        items.Select(item => (item.Text("unit"), item.Number("number"), item.Number("length"))).ShouldBe([("frame", 1, 20), ("bytes", 2, 5), ("bytes", 3, 0)], items[2].ToJsonString());
        items[2].Items("findings").Single().Text("rule").ShouldBe("HeaderNotPadded", items[2].ToJsonString());
        page.Dispose();
    }

    [Fact]
    public async Task The_wire_of_a_link_that_has_ended_can_still_be_read_and_ends()
    {
        using FakeServer server = new();
        (WindowPage page, string link) = await _window.EnterAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port });
        FakePeer peer = await server.AcceptAsync();
        await peer.SendRawAsync("9         luis> h");
        peer.Finish();
        await page.HearNextAsync("link_lost");
        (await page.HearAsync()).ShouldBeNull();

        using WindowPage wire = await _window.WatchAsync(link);
        JsonObject item = (await ItemsAsync(wire, 1)).Single();
        ((bool)item["whole"]!, item.Items("findings").Single().Text("rule")).ShouldBe((false, "ClosedInsideFrame"));
        (await wire.HearAsync()).ShouldBeNull();
        page.Dispose();
    }

    [Fact]
    public async Task Serial_lines_are_cut_as_they_are_read()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        using SerialPort board = SerialPort.Open(new SerialSettings { Path = cable.B });
        (WindowPage page, string link) = await _window.EnterAsync(new { op = "dial", to = "serial", path = cable.A, format = "lines", line_ending = "any" });
        using WindowPage wire = await _window.WatchAsync(link);
        await page.JoinAsync();
        await page.SayAsync(new { op = "send", room = "lobby", text = "led on" });
        List<JsonObject> items = await ItemsAsync(wire, 1);
        board.TryWrite("ok\r"u8).ShouldBe(3);
        items.AddRange(await ItemsAsync(wire, 1));
        items.Select(item => (item.Text("dir"), item.Text("unit"), item.Text("text"), Convert.FromBase64String(item.Text("ending"))[0]))
            .ShouldBe([("out", "line", "led on", (byte)'\n'), ("in", "line", "ok", (byte)'\r')]);
        await page.CloseAsync();
        page.Dispose();

        (page, link) = await _window.EnterAsync(new { op = "dial", to = "serial", path = cable.A });
        using WindowPage frames = await _window.WatchAsync(link);
        board.TryWrite("??4         hola5"u8).ShouldBe(17);
        items = await ItemsAsync(frames, 2);
        items.Select(item => (item.Text("unit"), item.Text("text"))).ShouldBe([("bytes", "??"), ("frame", "hola")]);
        page.Dispose();
    }

    [Fact]
    public async Task A_page_that_looks_late_sees_the_last_five_hundred_and_one_that_does_not_read_misses_some()
    {
        using FakeServer server = new();
        (WindowPage page, string link) = await _window.EnterAsync(new { op = "dial", to = "tcp", host = "127.0.0.1", port = server.Port });
        FakePeer peer = await server.AcceptAsync();
        using WindowPage slow = await _window.WatchAsync(link);
        string text = new('x', 20_000);
        const int Frames = 2_000;
        for (int number = 1; number <= Frames; number++)
        {
            await peer.SendTextAsync($"luis> {number} {text}");

            // The link is not held up by who does not look; the test is, so that it can be looked at.
            await page.SayAsync(new { op = "history", room = "lobby", limit = 1 });
            while ((await page.HearAsync("history")).Number("head") < number - 100)
            {
                await page.SayAsync(new { op = "history", room = "lobby", limit = 1 });
            }
        }

        using WindowPage late = await _window.WatchAsync(link);
        (long first, long lateMissed, int most) = await ReadAllAsync(late, Frames);
        (_, long slowMissed, _) = await ReadAllAsync(slow, Frames);
        first.ShouldBeGreaterThan(1);
        most.ShouldBeLessThanOrEqualTo(500);
        slowMissed.ShouldBeGreaterThan(lateMissed);
        page.Dispose();
    }

    /// <summary>Reads up to an item of that number: each comes once, and what is missing between them is counted.</summary>
    private static async Task<(long First, long Dropped, int Most)> ReadAllAsync(WindowPage wire, long last)
    {
        (long first, long dropped, int most, long seen) = (0, 0, 0, 0);
        while (seen < last)
        {
            JsonObject bundle = await wire.HearAsync("wire");
            JsonObject[] items = bundle.Items("items");
            first = seen == 0 ? items[0].Number("number") : first;
            items[0].Number("number").ShouldBe(seen == 0 ? first : seen + bundle.Number("dropped") + 1);
            items.Select(item => item.Number("number")).ShouldBe(Enumerable.Range(0, items.Length).Select(index => items[0].Number("number") + index));
            seen = items[^1].Number("number");
            dropped += bundle.Number("dropped");
            most = Math.Max(most, items.Length);
        }

        return (first, dropped, most);
    }

    private static async Task<List<JsonObject>> ItemsAsync(WindowPage wire, int count)
    {
        List<JsonObject> items = [];
        while (items.Count < count)
        {
            JsonObject bundle = await wire.HearAsync("wire");
            bundle.Number("dropped").ShouldBe(0);
            items.AddRange(bundle.Items("items"));
        }

        items.Count.ShouldBe(count);
        return items;
    }
}

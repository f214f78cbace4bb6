using System.Text.Json.Nodes;
using Charla.Protocol;
using Charla.Serial;
using Charla.Serial.Tests.Fakes;
using Charla.Window.Tests.Fakes;

namespace Charla.Window.Tests.Plain;

/// <summary>A link over a serial line, with two pseudo-terminals for a cable.</summary>
public sealed class SerialLinkTests : IAsyncLifetime
{
    private RunningWindow _window = null!;
    private PtyPair _cable = null!;

    public async Task InitializeAsync() => (_window, _cable) = (await RunningWindow.StartAsync(), await PtyPair.StartAsync());

    public async Task DisposeAsync()
    {
        await _window.DisposeAsync();
        await _cable.DisposeAsync();
    }

    [Fact]
    public async Task Two_pages_talk_over_a_cable_in_frames()
    {
        using WindowPage ana = await _window.OpenAsync();
        await ana.SayAsync(Dial(_cable.A));
        JsonObject dialed = await ana.HearAsync("dialed");
        (dialed.Text("via"), dialed.Text("dialect"), dialed.Text("peer")).ShouldBe(("serial", "plain", _cable.A));
        await ana.SayAsync(new { op = "hello", v = 1, name = "Ñandú" });
        (await ana.HearAsync("welcome")).Text("dialect").ShouldBe("plain");
        await ana.JoinAsync();
        using WindowPage luis = await EnterAsync(Dial(_cable.B), "luis");

        await ana.SayAsync(new { op = "send", room = "lobby", text = "¿qué tal? 日本", nonce = "n1" });
        JsonObject own = await ana.HearAsync("message");
        (own.Text("from"), own.Text("nonce"), own.Number("seq")).ShouldBe(("Ñandú", "n1", 1));
        (await ana.HearAsync("ack")).Number("seq").ShouldBe(1);
        (await luis.HearAsync("presence")).Text("name").ShouldBe("Ñandú");
        JsonObject heard = await luis.HearAsync("message");
        (heard.Text("from"), heard.Text("text"), heard.Number("seq")).ShouldBe(("Ñandú", "¿qué tal? 日本", 1));
        await luis.SayAsync(new { op = "send", room = "lobby", text = "bien" });
        (await ana.HearNextAsync("message")).Text("text").ShouldBe("bien");
    }

    [Fact]
    public async Task A_board_is_told_lines_without_a_name_and_what_it_says_is_called_by_its_port()
    {
        using SerialPort board = SerialPort.Open(new SerialSettings { Path = _cable.B });
        object dial = new { op = "dial", to = "serial", path = _cable.A, baud = 115200, data_bits = 8, parity = "none", stop_bits = 1, flow = "none", keep_lines = false, format = "lines", line_ending = "crlf", encoding = "latin-1", lang = "es" };
        using WindowPage page = await EnterAsync(dial, "ana");
        await page.SayAsync(new { op = "send", room = "lobby", text = "año €\n\\x1b" });
        await page.HearNextAsync("ack");
        (await ReadAsync(board, 17)).ShouldBe([(byte)'a', 0xF1, (byte)'o', (byte)' ', .. "\\u{20AC}"u8, 13, 10, 0x1B, 13, 10]);

        board.TryWrite([.. "temp> 21.5\r\nlisto\x0007\r\n"u8]).ShouldBe(20);
        await page.HearAsync("presence");
        JsonObject named = await page.HearAsync("message");
        (named.Text("from"), named.Text("text")).ShouldBe(("temp", "21.5"));
        await page.HearAsync("presence");
        JsonObject nameless = await page.HearAsync("message");
        (nameless.Text("from"), nameless.Text("text")).ShouldBe(("a", "listo\\x07"));
        (await _cable.SettingsAsync("a")).Speed.ShouldBe(115_200u);
    }

    [Fact]
    public async Task Lines_can_have_a_name_in_front_and_frames_none()
    {
        using SerialPort board = SerialPort.Open(new SerialSettings { Path = _cable.B });
        WindowPage page = await EnterAsync(new { op = "dial", to = "serial", path = _cable.A, format = "lines", named = true }, "ana");
        await page.SayAsync(new { op = "send", room = "lobby", text = "hola" });
        (await ReadAsync(board, 10)).ShouldBe("ana> hola\n"u8.ToArray());
        await page.CloseAsync();
        page.Dispose();

        using WindowPage other = await EnterAsync(new { op = "dial", to = "serial", path = _cable.A, format = "frames", named = false }, "ana");
        await other.SayAsync(new { op = "send", room = "lobby", text = "hola" });
        (await ReadAsync(board, 14)).ShouldBe("4         hola"u8.ToArray());
    }

    [Fact]
    public async Task A_cable_that_is_pulled_ends_the_link_and_is_dialled_again()
    {
        using WindowPage page = await EnterAsync(Dial(_cable.A), "ana");
        await _cable.DoAsync("unplug a");
        JsonObject lost = await page.HearAsync("link_lost");
        (lost.Text("failure"), lost.Text("detail")).ShouldBe(("port_gone", SerialException.Gone(_cable.A).Text.English));
        (await FailAsync(Dial(_cable.A))).Text("failure").ShouldBe("port_not_found");

        await _cable.DoAsync("plug a");
        using WindowPage again = await EnterAsync(Dial(_cable.A), "ana");
        using SerialPort board = SerialPort.Open(new SerialSettings { Path = _cable.B });
        board.TryWrite("11        luis> hola!"u8).ShouldBe(21);
        (await again.HearNextAsync("message")).Text("text").ShouldBe("hola!");
    }

    [Fact]
    public async Task Noise_is_noticed_and_what_is_said_behind_it_heard()
    {
        using WindowPage page = await EnterAsync(Dial(_cable.A), "ana");
        using SerialPort board = SerialPort.Open(new SerialSettings { Path = _cable.B });
        board.TryWrite("????10        luis> hola1"u8).ShouldBe(25);
        (await page.HearNextAsync("notice")).Text("text").ShouldBe("4 bytes that were no frame, discarded.");
        (await page.HearNextAsync("message")).Text("text").ShouldBe("hola");
    }

    [Fact]
    public async Task Ports_that_can_not_be_used_are_told_apart_in_the_pages_language()
    {
        using WindowPage page = await EnterAsync(Dial(_cable.A), "ana");
        JsonObject busy = await FailAsync(new { op = "dial", to = "serial", path = _cable.A, lang = "es" });
        (busy.Text("failure"), busy.Text("detail")).ShouldBe(("port_busy", SerialException.Busy(_cable.A).Text.In(Language.Spanish)));
        (await FailAsync(Dial("/dev/does-not-exist"))).Text("failure").ShouldBe("port_not_found");
        (await FailAsync(Dial("/dev/null"))).Text("failure").ShouldBe("port_not_serial");
    }

    [Fact]
    public async Task A_line_that_is_held_does_not_keep_the_page_from_being_answered_and_too_much_for_it_is_put_off()
    {
        using WindowPage page = await EnterAsync(Dial(_cable.A), "ana");
        await _cable.DoAsync("hold a");
        string text = new('x', 8_000);
        JsonObject refused = new();
        for (int sent = 0; refused.Count == 0; sent++)
        {
            await page.SayAsync(new { op = "send", room = "lobby", text, nonce = $"n{sent}" });
            await page.SayAsync(new { op = "ping" });
            for (JsonObject? heard = null; heard?.Text("op") != "pong";)
            {
                heard = (await page.HearAsync()).ShouldNotBeNull();
                refused = heard.Text("op") == "error" ? heard : refused;
            }
        }

        (refused.Text("code"), refused.Number("retry_after_ms")).ShouldBe(("rate_limited", 1_000));
    }

    [Fact]
    public async Task The_ports_of_the_machine_are_listed()
    {
        using HttpClient browser = new();
        browser.DefaultRequestHeaders.Authorization = new("Bearer", _window.Token);
        HttpResponseMessage answer = await browser.GetAsync(new Uri(_window.Origin + "/api/ports"));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray().Count.ShouldBe(new SerialPortList().Find().Count);

        byte[] json = Ports.PortsEndpoint.Write(
        [
            new("/dev/ttyUSB0", new("1a86", "7523", "QinHeng", "USB Serial", "ñ1"), "/dev/serial/by-id/usb-x"),
            new("/dev/ttyS0", null, null),
        ]);
        JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse("""
            [{"path":"/dev/ttyUSB0","usb":"1a86:7523","product":"USB Serial","manufacturer":"QinHeng","serial":"ñ1","by_id":"/dev/serial/by-id/usb-x"},
             {"path":"/dev/ttyS0"}]
            """)).ShouldBeTrue(System.Text.Encoding.UTF8.GetString(json));
    }

    private static object Dial(string path) => new { op = "dial", to = "serial", path, lang = "en" };

    private static async Task<byte[]> ReadAsync(SerialPort port, int count)
    {
        byte[] bytes = new byte[count];
        using CancellationTokenSource limit = new(Client.Tests.Fakes.Patience.Limit);
        for (int length = 0; length < count;)
        {
            length += await port.ReadAsync(bytes.AsMemory(length), limit.Token);
        }

        return bytes;
    }

    private async Task<WindowPage> EnterAsync(object dial, string name)
    {
        WindowPage page = (await _window.EnterAsync(dial, name)).Page;
        await page.JoinAsync();
        return page;
    }

    private async Task<JsonObject> FailAsync(object dial)
    {
        using WindowPage page = await _window.OpenAsync();
        await page.SayAsync(dial);
        return await page.HearAsync("dial_failed");
    }
}

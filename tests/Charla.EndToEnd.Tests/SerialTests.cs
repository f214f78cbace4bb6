using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Charla.Serial.Tests.Fakes;

namespace Charla.EndToEnd.Tests;

public sealed class SerialTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_device_is_in_a_room_beside_a_plain_and_a_charla_client_and_may_be_unplugged_and_plugged_back()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--serial {cable.A},115200,name=horno,lines");
        server.Output.ShouldContain($"horno, room lobby: {cable.A} (115200 8N1): connected");
        await using PythonPeer device = new("serial_device.py", cable.B);
        await using PythonPeer plain = new("plain_client.py", "127.0.0.1", $"{server.Port}", "Ñandú");
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("lobby");
        (await plain.ReadLineAsync())!.ShouldStartWith("charla/1 ");

        await device.TypeAsync("21,5 °C");
        (await plain.ReadLineAsync()).ShouldBe("horno> 21,5 °C");
        await plain.TypeAsync("enciende la señal");
        (await device.ReadLineAsync()).ShouldBe("Ñandú> enciende la señal");
        await ana.SayAsync("lobby", "sí");
        (await device.ReadLineAsync()).ShouldBe("ana> sí");

        await cable.DoAsync("unplug a");
        await PresenceAsync(ana, "horno", "left");
        await ana.SayAsync("lobby", "se fue");
        await ana.WaitForAsync("ack");
        await cable.DoAsync("plug a");
        await PresenceAsync(ana, "horno", "joined");
        await ana.SayAsync("lobby", "ha vuelto");
        (await device.ReadLineAsync()).ShouldBe("ana> ha vuelto");
        await device.TypeAsync("aquí estoy");
        await WaitForTextAsync(ana, "aquí estoy");
    }

    [Fact]
    public async Task A_server_with_a_device_that_is_not_there_starts_says_so_once_and_takes_it_in_when_it_comes()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        await cable.DoAsync("unplug a");
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--serial {cable.A},name=horno,lines,room=lab");
        server.Output.ShouldContain("does not exist");
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("lab");
        await cable.DoAsync("plug a");
        await PresenceAsync(ana, "horno", "joined");
        server.Output.Split("is waited for").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_device_that_babbles_is_cut_down_and_one_that_takes_nothing_holds_nobody_up()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--serial {cable.A},name=horno,lines,rate=1");
        await using PythonPeer device = new("serial_device.py", cable.B);
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("lobby");
        await cable.DoAsync("hold a");
        for (int i = 0; i < 300; i++)
        {
            await device.TypeAsync($"{i}");
        }

        string notice = await WaitForTextAsync(ana, "[charla] ");
        notice.ShouldContain("dropped");
        for (int i = 0; i < 300; i++)
        {
            await ana.SayAsync("lobby", $"{i} {new string('x', 1_000)}");
            await ana.WaitForAsync("ack");
        }

        await cable.DoAsync("release a");
        for (int i = 0; i < 300; i++)
        {
            (await device.ReadLineAsync())!.ShouldStartWith($"ana> {i} ");
        }
    }

    [Fact]
    public async Task A_server_that_stops_says_goodbye_to_the_device()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--serial {cable.A},name=horno,lines");
        await using PythonPeer device = new("serial_device.py", cable.B);
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("lobby");
        await device.TypeAsync("aquí estoy");
        await WaitForTextAsync(ana, "aquí estoy");
        server.Signal("TERM");
        (await server.WaitForExitAsync()).ShouldBe(0);
        (await device.ReadLineAsync())!.ShouldStartWith("charla/1 notice: ");
    }

    [Theory]
    [InlineData("/dev/x,rom=lab", "Did you mean \"room\"?")]
    [InlineData("/dev/x,baud=1", "50–4000000")]
    [InlineData("/dev/x,name=a --serial /dev/x,name=b", "Two serial devices")]
    public async Task A_device_that_can_not_be_is_refused_at_the_start(string specs, string expected)
    {
        (int code, string output) = await ServerProcess.FailAsync(null, $"--serial {specs}");
        code.ShouldBe(1);
        output.ShouldContain(expected);
    }

    [Fact]
    public async Task Devices_come_from_the_settings_file_too_and_the_command_line_takes_their_place()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        string file = Path.Combine(Path.GetDirectoryName(cable.A)!, "charla.json");
        await File.WriteAllTextAsync(file, $$"""{"serial": ["{{cable.A}},name=horno,lines", "/dev/nada,name=otro"]}""");
        await using (ServerProcess server = await ServerProcess.StartAsync(more: $"--settings {file}"))
        {
            server.Output.ShouldContain("horno, room lobby");
            server.Output.ShouldContain("otro, room lobby");
        }

        await using ServerProcess other = await ServerProcess.StartAsync(more: $"--settings {file} --serial {cable.B},name=reloj");
        other.Output.ShouldContain("reloj, room lobby");
        other.Output.ShouldNotContain("horno");
    }

    [Fact]
    public async Task Two_programs_chat_over_a_cable_with_frames_and_a_cable_that_is_pulled_loses_nothing_that_was_said_meanwhile()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        using Process ana = Chat(cable.A, "--name Ñandú --follow");
        using Process luis = Chat(cable.B, "--name luis --follow");
        await OpenAsync(ana);
        await OpenAsync(luis);
        await ana.StandardInput.WriteLineAsync("¿qué tal, señora?");
        (await LineAsync(luis.StandardOutput)).ShouldBe("Ñandú> ¿qué tal, señora?");
        await luis.StandardInput.WriteLineAsync("");
        (await LineAsync(ana.StandardOutput)).ShouldBe("luis> ");

        await cable.DoAsync("unplug a");
        (await LineAsync(ana.StandardError)).ShouldContain("Waiting for it to come back");
        await ana.StandardInput.WriteLineAsync("dicho sin cable");
        await cable.DoAsync("plug a");
        (await LineAsync(ana.StandardError)).ShouldContain("is back");
        (await LineAsync(luis.StandardOutput)).ShouldBe("Ñandú> dicho sin cable");
        ana.Kill();
        luis.Kill();
    }

    [Fact]
    public async Task A_script_that_ends_has_sent_everything_and_one_that_joins_in_the_middle_of_a_frame_finds_the_next()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        using Process luis = Chat(cable.B, "--name luis --follow");
        await OpenAsync(luis);
        await File.WriteAllTextAsync(cable.A, "a mitad de una trama");
        using Process ana = Chat(cable.A, "--name ana");
        string[] said = [.. Enumerable.Range(0, 200).Select(i => $"línea número {i}")];
        await ana.StandardInput.WriteLineAsync(string.Join('\n', said));
        ana.StandardInput.Close();
        await ana.WaitForExitAsync().WaitAsync(_limit);
        ana.ExitCode.ShouldBe(0);
        foreach (string text in said)
        {
            (await LineAsync(luis.StandardOutput)).ShouldBe("ana> " + text);
        }

        (await LineAsync(luis.StandardError)).ShouldContain("20 bytes that were no frame");
        luis.Kill();
    }

    [Fact]
    public async Task Lines_with_any_bytes_are_shown_and_can_be_typed_back()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        using Process ana = Chat(cable.A, "--lines --line-ending crlf --follow");
        using Process luis = Chat(cable.B, "--lines --encoding latin-1 --follow");
        await OpenAsync(ana);
        await OpenAsync(luis);
        await luis.StandardInput.WriteLineAsync("caña");
        (await LineAsync(ana.StandardOutput)).ShouldBe(@"ca\xF1a");
        await ana.StandardInput.WriteLineAsync(@"ca\xF1a");
        (await LineAsync(luis.StandardOutput)).ShouldBe("caña");
        ana.Kill();
        luis.Kill();
    }

    [Fact]
    public async Task A_port_that_is_not_there_ends_the_chat_with_a_reason()
    {
        using Process chat = Chat("/dev/ttyNADA", "");
        (await LineAsync(chat.StandardError)).ShouldContain("/dev/ttyNADA does not exist");
        await chat.WaitForExitAsync().WaitAsync(_limit);
        chat.ExitCode.ShouldBe(1);
    }

    private static Process Chat(string port, string more) => Process.Start(new ProcessStartInfo(ServerProcess.Executable, $"serial chat --port {port} {more}")
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
        Environment = { ["LC_ALL"] = "en_US.UTF-8" },
    })!;

    private static async Task OpenAsync(Process chat) => (await LineAsync(chat.StandardError)).ShouldContain("is open: 9600 8N1");

    private static async Task<string> LineAsync(StreamReader reader)
    {
        using CancellationTokenSource limit = new(_limit);
        return await reader.ReadLineAsync(limit.Token) ?? throw new EndOfStreamException();
    }

    private static async Task PresenceAsync(WirePeer peer, string name, string state)
    {
        JsonObject presence;
        do
        {
            presence = await peer.WaitForAsync("presence");
        }
        while ((string)presence["name"]! != name || (string)presence["state"]! != state);
    }

    private static async Task<string> WaitForTextAsync(WirePeer peer, string start)
    {
        string text;
        do
        {
            text = (string)(await peer.WaitForAsync("message"))["text"]!;
        }
        while (!text.StartsWith(start, StringComparison.Ordinal));

        return text;
    }
}

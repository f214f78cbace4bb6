using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

public sealed class SameRoomTests
{
    private static readonly string[] _texts = ["¿Qué tal, señor Núñez? 😀 mañana", "ñ", "pingüino 5", "plain ASCII", "日本語 y una 🏳️‍🌈", "", "fin: é"];

    [Fact]
    public async Task Three_python_clients_that_count_characters_and_two_charla_clients_all_get_every_line_whole_and_in_order()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        string port = $"{server.Port}";
        await using PythonPeer first = new("plain_client.py", "127.0.0.1", port, "Ñandú");
        await using PythonPeer second = new("plain_client.py", "127.0.0.1", port, "Begoña");
        await using PythonPeer third = new("plain_client.py", "127.0.0.1", port, "Iñaki");
        using WirePeer framed = await WirePeer.HelloAsync(server.Port, "ana");
        await framed.JoinAsync("lobby");
        using ClientWebSocket socket = await OpenWebSocketAsync(server.HttpPort, "luis");
        PythonPeer[] all = [first, second, third];
        foreach (PythonPeer peer in all)
        {
            (await peer.ReadLineAsync())!.ShouldStartWith("charla/1 ");
        }

        foreach (string text in _texts)
        {
            await first.TypeAsync(text);
        }

        foreach (PythonPeer peer in all)
        {
            List<string?> seen = await ReadLinesAsync(peer, _texts.Length);
            seen.ShouldBe(_texts.Select(text => $"Ñandú> {text}"));
        }

        for (int seq = 1; seq <= _texts.Length; seq++)
        {
            JsonObject framedMessage = await framed.WaitForAsync("message");
            JsonObject webMessage = await ReadAsync(socket, "message");
            ((string)framedMessage["text"]!).ShouldBe(_texts[seq - 1]);
            ((long)framedMessage["seq"]!).ShouldBe(seq);
            ((string)framedMessage["from"]!).ShouldBe("Ñandú");
            webMessage.ToJsonString().ShouldBe(framedMessage.ToJsonString());
        }
    }

    [Fact]
    public async Task An_irc_client_talks_with_the_courses_program_and_a_charla_client_in_the_lobby()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--irc-port any");
        await using PythonPeer plain = new("plain_client.py", "127.0.0.1", $"{server.Port}", "Ñandú");
        await plain.ReadLineAsync();
        using WirePeer framed = await WirePeer.HelloAsync(server.Port, "ana");
        await framed.JoinAsync("lobby");
        using System.Net.Sockets.TcpClient irc = new("127.0.0.1", server.IrcPort);
        await using StreamWriter write = new(irc.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        using StreamReader read = new(irc.GetStream());
        await write.WriteLineAsync("NICK luis\r\nUSER l 0 * :Luis\r\nJOIN #lobby\r\nPRIVMSG #lobby :¡hola! 👋");

        (await plain.ReadLineAsync()).ShouldBe("luis> ¡hola! 👋");
        await plain.TypeAsync("señor");
        await framed.WaitForAsync("message");
        JsonObject heard = await framed.WaitForAsync("message");
        ((string)heard["text"]!).ShouldBe("señor");
        await framed.SayAsync("lobby", "dos\nlíneas");
        JsonObject said = await framed.WaitForAsync("message");
        await framed.SendAsync(new JsonObject { ["op"] = "edit", ["room"] = "lobby", ["seq"] = (long)said["seq"]!, ["text"] = "una" });

        List<string> lines = [];
        while (lines.Count < 4)
        {
            string line = (await read.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)))!;
            if (line.Contains(" PRIVMSG ", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }

        lines.ShouldBe([
            ":Ñandú!~u@charla PRIVMSG #lobby :señor", ":ana!~u@charla PRIVMSG #lobby :dos", ":ana!~u@charla PRIVMSG #lobby :líneas", ":ana!~u@charla PRIVMSG #lobby :(edited) una"]);
    }

    [Fact]
    public async Task What_a_browser_says_reaches_a_plain_client()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await using PythonPeer plain = new("plain_client.py", "127.0.0.1", $"{server.Port}", "Ñandú");
        await plain.ReadLineAsync();
        using ClientWebSocket socket = await OpenWebSocketAsync(server.HttpPort, "luis");
        await SendAsync(socket, new JsonObject { ["op"] = "send", ["room"] = "lobby", ["text"] = "¡hola! 👋" });
        (await plain.ReadLineAsync()).ShouldBe("luis> ¡hola! 👋");
    }

    [Fact]
    public async Task A_plain_client_under_a_taken_name_is_shown_with_a_mark()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("lobby");
        using WirePeer plain = await WirePeer.ConnectAsync(server.Port);
        await plain.SendPlainAsync("Ana> hola");
        (await plain.ReadAsync()).ShouldBe("Ana~2> hola");
        ((string)(await ana.WaitForAsync("message"))["from"]!).ShouldBe("Ana~2");
    }

    [Fact]
    public async Task Messages_that_arrive_one_byte_at_a_time_are_whole_all_the_same()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        using WirePeer peer = await WirePeer.ConnectAsync(server.Port);
        foreach (byte single in Encoding.UTF8.GetBytes("9         ana> hola0         10        ana> adiós"))
        {
            await peer.SendRawAsync([single]);
        }

        (await peer.ReadAsync()).ShouldBe("ana> hola");
        (await peer.ReadAsync()).ShouldBe("");
        (await peer.ReadAsync()).ShouldBe("ana> adiós");
    }

    internal static async Task<ClientWebSocket> OpenWebSocketAsync(int port, string name)
    {
        ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/ws"), CancellationToken.None);
        await SendAsync(socket, new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = name, ["lang"] = "en" });
        await ReadAsync(socket, "welcome");
        await SendAsync(socket, new JsonObject { ["op"] = "join", ["room"] = "lobby" });
        await ReadAsync(socket, "joined");
        return socket;
    }

    internal static Task SendAsync(ClientWebSocket socket, JsonObject message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    internal static async Task<JsonObject> ReadAsync(ClientWebSocket socket, string op)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            WebSocketReceiveResult read = await socket.ReceiveAsync(buffer, limit.Token);
            read.MessageType.ShouldBe(WebSocketMessageType.Text);
            JsonObject message = JsonNode.Parse(buffer.AsSpan(0, read.Count))!.AsObject();
            if ((string)message["op"]! == op)
            {
                return message;
            }
        }
    }

    private static async Task<List<string?>> ReadLinesAsync(PythonPeer peer, int count)
    {
        List<string?> lines = [];
        while (lines.Count < count)
        {
            lines.Add(await peer.ReadLineAsync());
        }

        return lines;
    }
}

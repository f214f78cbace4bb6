using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

public sealed class LimitTests
{
    private const string Tight = "--limit limitLoopback=true --limit connectionsPerAddress=2";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_address_with_all_its_connections_is_told_so_on_every_wire_and_gets_its_places_back()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: Tight);
        using WirePeer first = await WirePeer.HelloAsync(server.Port, "ana");
        using (WirePeer second = await WirePeer.ConnectAsync(server.Port))
        {
            using WirePeer third = await WirePeer.ConnectAsync(server.Port, greeting: "charla/1 error server_full: There are too many connections from your address (2 at once");
            (await third.ReadAsync()).ShouldBeNull();

            JsonObject refused = await FirstOverWebSocketAsync(server.HttpPort);
            ((string)refused["code"]!).ShouldBe("server_full");
            ((int)refused["retry_after_ms"]!).ShouldBeGreaterThan(0);

            using HttpClient browser = new();
            using HttpResponseMessage page = await browser.GetAsync(new Uri($"http://127.0.0.1:{server.HttpPort}/"));
            page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            page.Headers.RetryAfter.ShouldNotBeNull();
        }

        await BecomesFreeAsync(server.Port);
        await first.JoinAsync("lobby");
    }

    [Fact]
    public async Task A_full_server_still_serves_the_page_that_says_so()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--max-connections 1");
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");

        using HttpClient browser = new();
        using HttpResponseMessage page = await browser.GetAsync(new Uri($"http://127.0.0.1:{server.HttpPort}/"));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)(await FirstOverWebSocketAsync(server.HttpPort))["code"]!).ShouldBe("server_full");
    }

    [Fact]
    public async Task Too_many_new_connections_of_an_address_are_put_off()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit limitLoopback=true --limit connectionsPerMinute=3");
        for (int i = 0; i < 3; i++)
        {
            (await WirePeer.ConnectAsync(server.Port)).Dispose();
        }

        (await WirePeer.ConnectAsync(server.Port, greeting: "charla/1 error rate_limited: Too many new connections from your address.")).Dispose();
        JsonObject refused = await FirstOverWebSocketAsync(server.HttpPort);
        ((string)refused["code"]!).ShouldBe("rate_limited");
        ((int)refused["retry_after_ms"]!).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task This_machine_is_exempt_unless_told_otherwise()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit connectionsPerAddress=1 --limit connectionsPerMinute=1");
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        using WirePeer luis = await WirePeer.HelloAsync(server.Port, "luis");
        await luis.JoinAsync("lobby");
    }

    [Fact]
    public async Task A_session_over_its_rate_is_refused_with_the_time_to_wait_and_then_may_go_on_in_order()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit limitLoopback=true --limit messagesPerSecond=5 --limit messageBurst=10");
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("lobby");
        for (int i = 0; i < 40; i++)
        {
            await ana.SayAsync("lobby", $"{i}", $"n{i}");
        }

        JsonObject refused = await ana.WaitForAsync("error");
        ((string)refused["code"]!).ShouldBe("rate_limited");

        // Eight are left of the burst; a slow machine earns a few more while it writes.
        int first = NumberOf(refused);
        first.ShouldBeInRange(8, 20);
        int wait = (int)refused["retry_after_ms"]!;
        wait.ShouldBeInRange(1, 2_000);
        for (int last = first, errors = 0; errors < 10; errors++)
        {
            int next = NumberOf(await ana.WaitForAsync("error"));
            next.ShouldBeGreaterThan(last);
            last = next;
        }

        await Task.Delay(wait);
        await ana.SayAsync("lobby", "again", $"n{first}");
        (await AckOfAsync(ana, $"n{first}")).ShouldNotBeNull();

        static int NumberOf(JsonObject answer) => int.Parse(((string)answer["nonce"]!)[1..]);
    }

    [Fact]
    public async Task A_plain_client_over_its_rate_is_slowed_down_and_loses_nothing()
    {
        const int Messages = 30;
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit limitLoopback=true --limit messagesPerSecond=10 --limit messageBurst=10");
        using WirePeer plain = await WirePeer.ConnectAsync(server.Port);
        long began = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < Messages; i++)
        {
            await plain.SendPlainAsync($"ana> {i}");
        }

        List<string> heard = [];
        while (heard.Count(text => text.StartsWith("ana> ", StringComparison.Ordinal)) < Messages)
        {
            heard.Add((await plain.ReadAsync())!);
        }

        heard.Where(text => text.StartsWith("ana> ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, Messages).Select(i => $"ana> {i}"));
        heard.Count(text => text.StartsWith("charla/1 error rate_limited: ", StringComparison.Ordinal)).ShouldBe(1);
        TimeProvider.System.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_client_library_sends_what_was_put_off_again_and_in_order()
    {
        const int Messages = 60;
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit limitLoopback=true --limit messagesPerSecond=20 --limit messageBurst=20");
        await using Client.ChatClient client = new(new Client.ChatClientOptions { Server = Client.ServerAddress.Tcp("127.0.0.1", server.Port), Name = "ana" });
        await client.StartAsync();
        await client.JoinAsync("lobby");

        Client.SendReceipt[] receipts = await Task.WhenAll(Enumerable.Range(0, Messages).Select(i => client.SendAsync("lobby", $"{i}"))).WaitAsync(_limit);

        receipts.Select(receipt => receipt.Seq).ShouldBe(Enumerable.Range(1, Messages).Select(seq => (long)seq));
    }

    [Theory]
    [InlineData("12        half of")]
    [InlineData("1")]
    public async Task Who_does_not_finish_a_frame_is_closed_with_too_slow(string begun)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit frameSeconds=1");
        using WirePeer other = await WirePeer.HelloAsync(server.Port, "ana");
        using WirePeer slow = await WirePeer.ConnectAsync(server.Port);
        await slow.SendRawAsync(begun);

        (await slow.ReadAsync())!.ShouldStartWith("charla/1 error too_slow: ");
        (await slow.ReadAsync()).ShouldBeNull();
        await other.JoinAsync("lobby");
    }

    [Fact]
    public async Task A_websocket_that_says_nothing_is_closed_and_a_plain_listener_is_not()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit firstFrameSeconds=1");
        using WirePeer listener = await WirePeer.ConnectAsync(server.Port);

        ((string)(await FirstOverWebSocketAsync(server.HttpPort))["code"]!).ShouldBe("too_slow");

        using WirePeer ana = await WirePeer.ConnectAsync(server.Port);
        await ana.SendPlainAsync("ana> hola");
        (await listener.ReadAsync()).ShouldBe("ana> hola");
    }

    [Fact]
    public async Task The_operating_system_asks_a_silent_connection_whether_its_peer_is_there()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit idleSeconds=7");
        using WirePeer silent = await WirePeer.ConnectAsync(server.Port);

        // Columns of /proc/net/tcp: the local address and port, the state (01: established), and which timer runs (02: keep-alive) until when (in 1/100 s).
        string port = server.Port.ToString("X4", CultureInfo.InvariantCulture);
        string[] columns = (await File.ReadAllLinesAsync("/proc/net/tcp")).Concat(await File.ReadAllLinesAsync("/proc/net/tcp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .First(line => line[1].EndsWith($":{port}", StringComparison.Ordinal) && line[3] == "01");

        columns[5].ShouldStartWith("02:");
        Convert.ToInt32(columns[5][3..], 16).ShouldBeInRange(1, 700);
    }

    [Fact]
    public async Task A_websocket_whose_program_is_gone_behind_an_open_connection_is_ended()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit idleSeconds=0.5");
        using TcpClient frozen = new();
        await frozen.ConnectAsync("127.0.0.1", server.HttpPort);
        await using NetworkStream stream = frozen.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));

        // It never answers a ping.
        using CancellationTokenSource limit = new(_limit);
        byte[] buffer = new byte[4_096];
        try
        {
            while (await stream.ReadAsync(buffer, limit.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Closed hard.
        }
    }

    private static async Task BecomesFreeAsync(int port)
    {
        using CancellationTokenSource limit = new(_limit);
        while (true)
        {
            using WirePeer peer = await WirePeer.ConnectAsync(port, greeting: "charla/1 ");
            if (!peer.Greeted.StartsWith("charla/1 error", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }

    private static async Task<JsonObject> AckOfAsync(WirePeer peer, string nonce)
    {
        while (true)
        {
            JsonObject ack = await peer.WaitForAsync("ack");
            if ((string?)ack["nonce"] == nonce)
            {
                return ack;
            }
        }
    }

    /// <summary>What a WebSocket is told first that says nothing itself.</summary>
    private static async Task<JsonObject> FirstOverWebSocketAsync(int port)
    {
        using CancellationTokenSource limit = new(_limit);
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/ws"), limit.Token);
        byte[] buffer = new byte[4_096];
        ValueWebSocketReceiveResult read = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
        return JsonNode.Parse(buffer.AsSpan(0, read.Count))!.AsObject();
    }
}

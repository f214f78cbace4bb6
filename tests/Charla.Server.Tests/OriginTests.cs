using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Charla.Gateways.WebSocket;

namespace Charla.Server.Tests;

public sealed class OriginTests
{
    private const string SwitchingProtocols = "HTTP/1.1 101";
    private const string Forbidden = "HTTP/1.1 403";

    [Theory]
    [InlineData("localhost:5080", null)]
    [InlineData("localhost:5080", "http://localhost:5080")]
    [InlineData("LOCALHOST:5080", "http://localhost:5080")]
    [InlineData("192.168.1.20:5080", "http://192.168.1.20:5080")]
    [InlineData("[::1]:5080", "http://[::1]:5080")]
    [InlineData("aula", "http://aula")]
    [InlineData("aula:80", "http://aula")]
    [InlineData("charla.example", "https://charla.example")]
    [InlineData("charla.example:443", "https://charla.example")]
    [InlineData("xn--seal-hqa.example", "https://xn--seal-hqa.example")]
    public async Task The_servers_own_page_and_whoever_is_no_browser_may_connect(string host, string? origin)
    {
        await using RunningServer server = await RunningServer.StartAsync();

        (await ShakeHandsAsync(server, host, origin)).ShouldStartWith(SwitchingProtocols);
    }

    [Theory]
    [InlineData("localhost:5080", "http://evil.example")]
    [InlineData("localhost:5080", "http://localhost")]
    [InlineData("localhost:5080", "http://localhost:5081")]
    [InlineData("localhost:5080", "http://127.0.0.1:5080")]
    [InlineData("localhost:5080", "http://localhost.evil.example:5080")]
    [InlineData("localhost:5080", "http://localhost:5080@evil.example")]
    [InlineData("aula", "http://aula:443")]
    [InlineData("localhost:5080", "null")]
    [InlineData("localhost:5080", "")]
    [InlineData("localhost:5080", "http://localhost:5080, http://evil.example")]
    public async Task A_page_of_elsewhere_may_not_and_is_told_which_setting_would_let_it(string host, string origin)
    {
        await using RunningServer server = await RunningServer.StartAsync();
        string answer = await ShakeHandsAsync(server, host, origin);

        answer.ShouldStartWith(Forbidden);
        answer.ShouldContain("--origin");
    }

    [Theory]
    [InlineData("https://charla.example", SwitchingProtocols)]
    [InlineData("https://charla.example:443", SwitchingProtocols)]
    [InlineData("http://localhost:5173", SwitchingProtocols)]
    [InlineData("http://charla.example", Forbidden)]
    [InlineData("https://other.example", Forbidden)]
    public async Task A_page_that_the_operator_names_may(string origin, string expected)
    {
        await using RunningServer server = await RunningServer.StartAsync(null, "https://Charla.example/", "http://localhost:5173");

        (await ShakeHandsAsync(server, "127.0.0.1:5080", origin)).ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("charla.example")]
    [InlineData("*")]
    [InlineData("https://charla.example/chat")]
    [InlineData("https://ana@charla.example")]
    public void What_is_no_origin_is_no_setting(string origin)
    {
        FormatException wrong = Should.Throw<FormatException>(() => AllowedOrigins.Parse([origin]));

        wrong.Message.ShouldContain(origin);
    }

    [Fact]
    public async Task A_page_that_is_let_in_can_talk()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", $"http://127.0.0.1:{server.HttpPort}");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/ws"), CancellationToken.None);
        await socket.SendAsync("{\"op\":\"hello\",\"v\":1,\"name\":\"ana\"}"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

        byte[] buffer = new byte[4_096];
        WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldStartWith("{\"op\":\"welcome\"");
    }

    [Fact]
    public async Task A_page_that_is_not_gets_no_socket()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", "http://evil.example");
        socket.Options.CollectHttpResponseDetails = true;

        await Should.ThrowAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/ws"), CancellationToken.None));
        socket.HttpStatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.UpgradeRequired)]
    public async Task A_page_that_was_refused_can_ask_why_without_a_socket(string? origin, HttpStatusCode expected)
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Post, "/ws");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using HttpResponseMessage answer = await server.Browser.SendAsync(request);
        answer.StatusCode.ShouldBe(expected);
    }

    /// <summary>Asks for a WebSocket with the headers exactly as written, and reads as far as the answer goes: no server speaks first on one that is open.</summary>
    private static async Task<string> ShakeHandsAsync(RunningServer server, string host, string? origin)
    {
        using TcpClient connection = new("127.0.0.1", server.HttpPort);
        NetworkStream stream = connection.GetStream();
        string request = $"GET /ws HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + (origin is null ? "" : $"Origin: {origin}\r\n") + "\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        StringBuilder answer = new();
        byte[] buffer = new byte[4_096];
        while (!IsWhole(answer.ToString()))
        {
            int length = await stream.ReadAsync(buffer);
            length.ShouldBeGreaterThan(0, answer.ToString());
            answer.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }

        return answer.ToString();
    }

    /// <summary>Headers alone, or with a body whose last chunk is there.</summary>
    private static bool IsWhole(string answer) =>
        answer.EndsWith("\r\n\r\n", StringComparison.Ordinal) && (answer.StartsWith(SwitchingProtocols, StringComparison.Ordinal) || answer.Contains("\r\n0\r\n", StringComparison.Ordinal));
}

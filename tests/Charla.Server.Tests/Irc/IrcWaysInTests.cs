using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Charla.Server.Tls;

namespace Charla.Server.Tests.Irc;

/// <summary>The ways in beside the plain port: TLS and WebSocket.</summary>
public sealed class IrcWaysInTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(null, WebSocketMessageType.Text)]
    [InlineData("text.ircv3.net", WebSocketMessageType.Text)]
    [InlineData("binary.ircv3.net", WebSocketMessageType.Binary)]
    public async Task Over_a_websocket_each_line_is_a_message_without_its_end(string? protocol, WebSocketMessageType type)
    {
        await using RunningServer server = await RunningServer.StartAsync(new ServerOptions { IrcPort = "any" });
        using CancellationTokenSource limit = new(_limit);
        using ClientWebSocket socket = new();
        if (protocol is not null)
        {
            socket.Options.AddSubProtocol(protocol);
        }

        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/irc"), limit.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("NICK ana"), type, true, limit.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("USER a 0 * :Ana\r\n"), type, true, limit.Token);
        byte[] buffer = new byte[1024];
        WebSocketReceiveResult first = await socket.ReceiveAsync(buffer, limit.Token);

        socket.SubProtocol.ShouldBe(protocol);
        first.MessageType.ShouldBe(type);
        Encoding.UTF8.GetString(buffer, 0, first.Count).ShouldBe(":irc.charla 001 ana :Welcome to the charla Network, ana!~u@charla");
    }

    [Fact]
    public async Task A_page_of_elsewhere_is_not_let_in()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ServerOptions { IrcPort = "any" });
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Origin", "https://ajena.example");

        await Should.ThrowAsync<WebSocketException>(socket.ConnectAsync(new Uri($"ws://127.0.0.1:{server.HttpPort}/irc"), CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_tls_both_ports_speak_it_and_one_speaks_nothing_else(bool isOnlyTls)
    {
        await using RunningServer server = await RunningServer.StartAsync(new ServerOptions { IrcPort = "any", IrcTlsPort = "any", Encryption = new TlsOptions { Tls = "auto" } });
        using TcpClient client = new("127.0.0.1", isOnlyTls ? server.Server.Irc.Secure!.Value : server.Server.Irc.Plain!.Value);
        using SslStream secure = new(client.GetStream(), false, (_, shown, _, _) => shown is not null);
        await secure.AuthenticateAsClientAsync("localhost");
        await secure.WriteAsync("NICK ana\r\nUSER a 0 * :A\r\n"u8.ToArray());

        using StreamReader reader = new(secure);
        (await reader.ReadLineAsync().WaitAsync(_limit))!.ShouldContain(" 001 ana ");
        using IrcPeer plain = await IrcPeer.ConnectAsync(server);
        (await plain.AskAsync("NICK luis", "USER l 0 * :L"))[0].ShouldContain(" 001 luis ");
        using TcpClient bare = new("127.0.0.1", server.Server.Irc.Secure!.Value);
        await bare.GetStream().WriteAsync("NICK eva\r\n"u8.ToArray());
        using StreamReader closed = new(bare.GetStream());
        (await closed.ReadLineAsync().WaitAsync(_limit)).ShouldBeNull();
    }
}

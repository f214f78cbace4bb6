using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests;

public sealed class WebSocketTests
{
    [Fact]
    public async Task A_conversation_goes_through_a_WebSocket_and_survives_its_end()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { Server = ServerAddress.Parse($"http://127.0.0.1:{server.Port}") });
        EventLog events = new(client);
        Task starting = client.StartAsync();
        using FakeWebPeer peer = await WelcomeAsync(server);
        await starting.Within();
        PendingSend[] sends = [.. Enumerable.Range(0, 3).Select(i => client.Say("lobby", $"señal {i}"))];
        foreach (PendingSend send in sends)
        {
            (await peer.ReadAsync<Send>()).Text.ShouldBe(send.Text);
        }

        peer.Dispose();
        using FakeWebPeer again = await WelcomeAsync(server, resumed: true);
        foreach (PendingSend send in sends)
        {
            (await again.ReadAsync<Send>()).Nonce.ShouldBe(send.Nonce);
        }

        peer.RequestLine.ShouldBe("GET /ws HTTP/1.1");
        client.Transport.ShouldBe(ChatTransport.WebSocket);
        (await events.StateAsync(ConnectionState.Reconnecting)).Problem!.Failure.ShouldBe(ConnectFailure.Lost);
    }

    [Fact]
    public async Task A_long_message_arrives_whole()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { Server = ServerAddress.Parse($"ws://127.0.0.1:{server.Port}/chat") });
        EventLog events = new(client);
        Task starting = client.StartAsync();
        using FakeWebPeer peer = await WelcomeAsync(server);
        await starting.Within();
        string text = new('ñ', 200_000);
        await peer.SendAsync(new Notice { Text = text });

        (await events.NextAsync<NoticeReceived>()).Text.ShouldBe(text);
        peer.RequestLine.ShouldBe("GET /chat HTTP/1.1");
    }

    [Fact]
    public async Task A_web_server_without_a_WebSocket_there_is_no_chat_server()
    {
        using FakeServer server = new();
        Task<ConnectionProblem> failing = FailAsync($"ws://127.0.0.1:{server.Port}");
        FakePeer peer = await server.AcceptAsync();
        await FakeWebPeer.ReadRequestAsync(peer.Stream);
        await peer.SendRawAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

        ConnectionProblem problem = await failing;
        (problem.Failure, problem.Answered).ShouldBe((ConnectFailure.NotAChatServer, PeerProtocol.Http));
        problem.Detail.ShouldContain("404");
    }

    [Fact]
    public async Task Something_else_that_answers_is_named()
    {
        using FakeServer server = new();
        Task<ConnectionProblem> failing = FailAsync($"ws://127.0.0.1:{server.Port}");
        FakePeer peer = await server.AcceptAsync();
        await FakeWebPeer.ReadRequestAsync(peer.Stream);
        await peer.SendRawAsync("SSH-2.0-OpenSSH_9.2\r\n");
        peer.Finish();

        ConnectionProblem problem = await failing;
        (problem.Failure, problem.Answered, problem.Answer).ShouldBe((ConnectFailure.NotAChatServer, PeerProtocol.Ssh, "SSH-2.0-OpenSSH_9.2\\x0D\\x0A"));
    }

    [Fact]
    public async Task The_framed_port_is_no_WebSocket()
    {
        using FakeServer server = new();
        Task<ConnectionProblem> failing = FailAsync($"ws://127.0.0.1:{server.Port}");
        FakePeer peer = await server.AcceptAsync();
        await FakeWebPeer.ReadRequestAsync(peer.Stream);
        await peer.GreetAsync();
        peer.Finish();

        (await failing).Failure.ShouldBe(ConnectFailure.NotAChatServer);
    }

    [Fact]
    public async Task A_port_on_which_nothing_listens_is_refused()
    {
        ConnectionProblem problem = await FailAsync($"ws://127.0.0.1:{FakeServer.FreePort()}");

        problem.Failure.ShouldBe(ConnectFailure.Refused);
    }

    [Fact]
    public async Task A_name_that_no_machine_has_is_not_found()
    {
        ConnectionProblem problem = await FailAsync("ws://no-such-host.invalid");

        problem.Failure.ShouldBe(ConnectFailure.NameNotFound);
    }

    [Fact]
    public async Task A_port_without_TLS_is_told_apart_where_TLS_is_asked_for()
    {
        using FakeServer server = new();
        Task<ConnectionProblem> failing = FailAsync($"wss://127.0.0.1:{server.Port}");
        FakePeer peer = await server.AcceptAsync();
        await peer.SendRawAsync("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.Finish();

        (await failing).Failure.ShouldBe(ConnectFailure.TlsFailed);
    }

    [Fact]
    public async Task An_opening_that_is_never_answered_times_out()
    {
        using FakeServer server = new();
        FakeTime time = new();
        await using ChatClient client = new(server.Options with { Server = ServerAddress.Parse($"ws://127.0.0.1:{server.Port}"), TimeProvider = time });
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await FakeWebPeer.ReadRequestAsync(peer.Stream);
        time.Advance(TimeSpan.FromSeconds(10));

        ChatException failed = await Should.ThrowAsync<ChatException>(starting.Within());
        failed.Problem!.Failure.ShouldBe(ConnectFailure.TimedOut);
    }

    private static async Task<FakeWebPeer> WelcomeAsync(FakeServer server, bool resumed = false)
    {
        FakePeer peer = await server.AcceptAsync();
        FakeWebPeer web = await FakeWebPeer.AcceptAsync(peer.Stream);
        Hello hello = await web.ReadAsync<Hello>();
        await web.SendAsync(peer.NewWelcome(resumed) with { Ref = hello.Ref });
        return web;
    }

    private static async Task<ConnectionProblem> FailAsync(string address)
    {
        await using ChatClient client = new(new ChatClientOptions { Server = ServerAddress.Parse(address), Name = "ana", ConnectTimeout = Patience.Limit });
        ChatException failed = await Should.ThrowAsync<ChatException>(client.StartAsync().Within());
        return failed.Problem.ShouldNotBeNull();
    }
}

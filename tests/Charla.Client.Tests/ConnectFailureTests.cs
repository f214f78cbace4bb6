using System.Net.Sockets;
using Charla.Client.Tests.Fakes;

namespace Charla.Client.Tests;

public sealed class ConnectFailureTests
{
    [Fact]
    public async Task A_port_on_which_nothing_listens_is_refused()
    {
        ConnectionProblem problem = await FailAsync(ServerAddress.Tcp("127.0.0.1", FakeServer.FreePort()));

        problem.Failure.ShouldBe(ConnectFailure.Refused);
        problem.OsError.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public async Task A_machine_that_does_not_answer_times_out()
    {
        using DeafListener listener = await DeafListener.StartAsync();
        FakeTime time = new();
        await using ChatClient client = new(Options(listener.Address) with { TimeProvider = time });

        Task starting = client.StartAsync();
        await time.WaitsForAsync(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        ChatException failed = await Should.ThrowAsync<ChatException>(starting.Within());

        failed.Problem!.Failure.ShouldBe(ConnectFailure.TimedOut);
    }

    [Fact]
    public async Task A_name_that_no_machine_has_is_not_found()
    {
        ConnectionProblem problem = await FailAsync(ServerAddress.Tcp("no-such-host.invalid"));

        problem.Failure.ShouldBe(ConnectFailure.NameNotFound);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", PeerProtocol.Http)]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", PeerProtocol.Ssh)]
    [InlineData(":irc.example NOTICE * :*** Looking up your hostname\r\n", PeerProtocol.Irc)]
    [InlineData("220 mail.example ESMTP\r\n", PeerProtocol.NumberedReplies)]
    [InlineData("\u0015\u0003\u0003\u0000\u0002\u0002\u0046", PeerProtocol.Tls)]
    [InlineData("what is this", PeerProtocol.Unknown)]
    public async Task Something_else_that_answers_is_named(string banner, PeerProtocol protocol)
    {
        using FakeServer server = new();
        Task<ConnectionProblem> failing = FailAsync(server.Address);
        FakePeer peer = await server.AcceptAsync();
        await peer.SendRawAsync(banner);

        ConnectionProblem problem = await failing;
        problem.Failure.ShouldBe(ConnectFailure.NotAChatServer);
        problem.Answered.ShouldBe(protocol);
        problem.Answer.ShouldNotBeNull().ShouldStartWith(banner[0] < ' ' ? "\\x15\\x03" : banner[..10]);
    }

    [Fact]
    public async Task A_peer_that_hangs_up_without_a_word_is_no_chat_server()
    {
        using FakeServer server = new();
        Task<ConnectionProblem> failing = FailAsync(server.Address);
        (await server.AcceptAsync()).Dispose();

        ConnectionProblem problem = await failing;
        problem.Failure.ShouldBe(ConnectFailure.NotAChatServer);
        problem.Answered.ShouldBe(PeerProtocol.None);
    }

    [Fact]
    public async Task A_web_server_that_waits_to_be_asked_is_found_out_when_something_is_said()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { GreetingTimeout = TimeSpan.FromMilliseconds(1) });
        EventLog events = new(client);
        await client.StartAsync().Within();
        client.Say("lobby", "hola");
        FakePeer peer = await server.AcceptAsync();
        await peer.ReadPayloadAsync();
        await peer.SendRawAsync("HTTP/1.1 400 Bad Request\r\n\r\n");

        ConnectionProblem? problem = await client.Completion.Within();
        problem!.Failure.ShouldBe(ConnectFailure.NotAChatServer);
        problem.Answered.ShouldBe(PeerProtocol.Http);
        (await events.StateAsync(ConnectionState.Closed)).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task A_port_without_TLS_is_told_apart_where_TLS_is_asked_for()
    {
        using FakeServer server = new();
        Task<ConnectionProblem> failing = FailAsync(ServerAddress.Parse($"tls://127.0.0.1:{server.Port}"));
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        peer.Dispose();

        (await failing).Failure.ShouldBe(ConnectFailure.TlsFailed);
    }

    private static ChatClientOptions Options(ServerAddress address) => new() { Server = address, Name = "ana" };

    private static async Task<ConnectionProblem> FailAsync(ServerAddress address)
    {
        // The limits are not what is tested: a busy machine must not turn one failure into another.
        await using ChatClient client = new(Options(address) with { ConnectTimeout = Patience.Limit, GreetingTimeout = Patience.Limit, WelcomeTimeout = Patience.Limit });
        ChatException failed = await Should.ThrowAsync<ChatException>(client.StartAsync().Within());
        failed.Failure.ShouldBe(ChatFailure.ConnectFailed);
        return failed.Problem.ShouldNotBeNull();
    }
}

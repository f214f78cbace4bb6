using Charla.Client.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests;

public sealed class WelcomeTests
{
    [Theory]
    [InlineData("name_taken", ConnectFailure.NameTaken)]
    [InlineData("auth_required", ConnectFailure.AuthRequired)]
    [InlineData("auth_failed", ConnectFailure.AuthFailed)]
    [InlineData("server_full", ConnectFailure.ServerFull)]
    [InlineData("shutting_down", ConnectFailure.ShuttingDown)]
    [InlineData("bad_request", ConnectFailure.Rejected)]
    public async Task A_server_that_says_no_says_why(string code, ConnectFailure failure)
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { GreetingTimeout = Patience.Limit, WelcomeTimeout = Patience.Limit });
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        Hello hello = await peer.ReadAsync<Hello>();
        await peer.SendAsync(new Error { Ref = hello.Ref, Code = code, Message = "No.", RetryAfterMs = 1_500 });

        ChatException failed = await Should.ThrowAsync<ChatException>(starting.Within());
        ConnectionProblem problem = failed.Problem.ShouldNotBeNull();
        problem.Failure.ShouldBe(failure);
        problem.ServerCode.ShouldBe(code);
        problem.Detail.ShouldBe("No.");
        problem.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_full_server_that_says_so_in_place_of_a_greeting_is_understood()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options with { GreetingTimeout = Patience.Limit, WelcomeTimeout = Patience.Limit });
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await peer.SendTextAsync("charla/1 error server_full: No queda sitio.");

        ChatException failed = await Should.ThrowAsync<ChatException>(starting.Within());
        ConnectionProblem problem = failed.Problem.ShouldNotBeNull();
        problem.Failure.ShouldBe(ConnectFailure.ServerFull);
        problem.Detail.ShouldBe("No queda sitio.");
    }

    [Fact]
    public async Task A_server_that_never_answers_hello_times_out()
    {
        using FakeServer server = new();
        FakeTime time = new();
        await using ChatClient client = new(server.Options with { TimeProvider = time, WelcomeTimeout = TimeSpan.FromSeconds(7) });
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        await peer.ReadAsync<Hello>();
        await time.WaitsForAsync(TimeSpan.FromSeconds(7));
        time.Advance(TimeSpan.FromSeconds(7));

        ChatException failed = await Should.ThrowAsync<ChatException>(starting.Within());
        failed.Problem!.Failure.ShouldBe(ConnectFailure.TimedOut);
        client.State.ShouldBe(ConnectionState.Offline);
    }

    [Fact]
    public async Task A_client_whose_first_attempt_failed_may_be_started_again()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options);
        Task starting = client.StartAsync();
        (await server.AcceptAsync()).Dispose();
        await Should.ThrowAsync<ChatException>(starting.Within());

        starting = client.StartAsync();
        await server.WelcomeAsync();
        await starting.Within();
        client.State.ShouldBe(ConnectionState.Connected);
    }

    [Fact]
    public async Task A_first_attempt_that_is_cancelled_ends()
    {
        using FakeServer server = new();
        using CancellationTokenSource cancel = new();
        await using ChatClient client = new(server.Options with { TimeProvider = new FakeTime() });
        Task starting = client.StartAsync(cancel.Token);
        await server.AcceptAsync();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(starting.Within());
        client.State.ShouldBe(ConnectionState.Offline);
    }

    [Fact]
    public async Task What_somebody_in_the_lobby_writes_is_not_taken_for_a_welcome()
    {
        using FakeServer server = new();
        await using ChatClient client = new(server.Options);
        Task starting = client.StartAsync();
        FakePeer peer = await server.AcceptAsync();
        await peer.GreetAsync();
        await peer.SendTextAsync("luis> hola");
        await peer.SendAsync(peer.NewWelcome(name: "mallory"));
        await peer.SendTextAsync("{\"op\":\"welcome\"");
        await peer.WelcomeAsync();
        await starting.Within();

        client.Name.ShouldBe("ana");
    }

    [Fact]
    public async Task A_welcome_tells_who_is_there()
    {
        using FakeServer server = new();
        (ChatClient client, FakePeer peer, EventLog events) = await server.ConnectAsync(options => options with { Language = ChatLanguage.Spanish, Password = "x" });
        await using ChatClient closing = client;

        Welcomed welcomed = await events.NextAsync<Welcomed>();
        await events.StateAsync(ConnectionState.Connected);
        (welcomed.Name, welcomed.ServerName, welcomed.ServerVersion, welcomed.Resumed).ShouldBe(("ana", "aula", "1.0", false));
        (client.Dialect, client.SessionToken, client.ServerBounds).ShouldBe((ChatDialect.Charla, FakePeer.Session, new ServerBounds(65_536, 1_048_576, 500)));
        (peer.Hello.V, peer.Hello.Name, peer.Hello.Lang, peer.Hello.Password, peer.Hello.Resume).ShouldBe((1, "ana", "es", "x", null));
    }
}

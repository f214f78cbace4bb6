using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Promises;

/// <summary>Promise 6: stopping is polite.</summary>
public sealed class StoppingTests
{
    [Fact]
    public async Task What_was_accepted_is_committed_and_acknowledged_before_anyone_is_told_goodbye()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        PlainClient plain = await test.PlainAsync();
        test.Log.Hold();
        await ana.SendAsync(new { op = "send", room = "lobby", text = "hola" });
        await luis.SendAsync(new { op = "send", room = "lobby", text = "adiós" });

        Task stopped = test.Chat.StopAsync();
        stopped.IsCompleted.ShouldBeFalse();
        test.Log.Release();
        await stopped.WaitAsync(TimeSpan.FromSeconds(20));

        foreach (TestClient client in new[] { ana, luis })
        {
            client.Seqs.ShouldBe([1, 2]);
            client.Received.OfType<Ack>().ShouldHaveSingleItem();
            client.Received[^1].ShouldBeOfType<Bye>().Reason.ShouldBe(ErrorCode.ShuttingDown);
            client.Wire.IsCompleted.ShouldBeTrue();
        }

        plain.Texts.TakeLast(3).ShouldBe(["ana> hola", "luis> adiós", "charla/1 notice: El servidor se detiene."]);
        plain.Wire.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Later_requests_are_refused()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient silent = test.Connect();
        PlainClient plain = await test.PlainAsync();
        await test.Chat.StopAsync();

        await ana.SendAsync(new { op = "send", room = "lobby", text = "tarde", @ref = "r", nonce = "n" });
        await silent.SendAsync(new { op = "hello", v = 1, name = "eva" });
        await plain.SendAsync("pepe> tarde");

        Error error = await ana.NextAsync<Error>();
        (error.Code, error.Ref, error.Nonce).ShouldBe((ErrorCode.ShuttingDown, "r", "n"));
        (await silent.NextAsync<Error>()).Code.ShouldBe(ErrorCode.ShuttingDown);
        plain.Texts[^1].ShouldStartWith("charla/1 error shutting_down: ");
        test.Log.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_comes_in_while_it_stops_and_the_count_of_connections_stays_right()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.HelloAsync("ana");
        await test.Chat.StopAsync();

        test.Chat.TryEnter(ana.Session).ShouldBeFalse();
        test.Chat.Connections.ShouldBe(1);
        ana.Drop();
        test.Chat.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task There_is_place_for_so_many_and_again_when_one_has_left()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { MaxConnections = 1 } });
        TestClient ana = await test.HelloAsync("ana");

        test.Chat.TryEnter(ana.Session).ShouldBeFalse();
        test.Chat.Connections.ShouldBe(1);
        ana.Drop();

        await test.HelloAsync("luis");
    }

    [Fact]
    public async Task A_log_that_does_not_answer_and_a_reader_that_does_not_read_hold_it_up_only_so_long()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient stuck = await test.JoinAsync("luis");
        stuck.Wire.Block();
        test.Log.Hold();
        await ana.SendAsync(new { op = "send", room = "lobby", text = "hola" });

        Task stopped = test.Chat.StopAsync();
        await test.Clock.WaitForTimerAsync(test.Chat.Options.StopLimit);
        test.Clock.Advance(test.Chat.Options.StopLimit);
        await ana.NextAsync<Bye>();
        await test.Clock.WaitForTimerAsync(test.Chat.Options.StopLimit);
        test.Clock.Advance(test.Chat.Options.StopLimit);

        await stopped.WaitAsync(TimeSpan.FromSeconds(20));
        await stuck.Wire.WaitUntilAsync(() => stuck.Wire.IsAborted);
    }
}

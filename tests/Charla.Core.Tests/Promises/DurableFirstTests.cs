using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Promises;

/// <summary>Promise 1: an <c>ack</c> means durable, nobody sees an event before, and a write that fails is an error to its sender.</summary>
public sealed class DurableFirstTests
{
    [Fact]
    public async Task Nobody_sees_an_event_before_it_is_durable()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        PlainClient plain = await test.PlainAsync();
        test.Log.Hold();

        await ana.SendAsync(new { op = "send", room = "lobby", text = "hola", nonce = "a1", @ref = "r1" });
        await test.Log.WaitForBatchesAsync(1);
        TestClient late = await test.HelloAsync("eva");
        (await late.AskAsync<Joined>(new { op = "join", room = "lobby", after = 0 })).Head.ShouldBe(0);
        (await luis.AskAsync<HistoryPage>(new { op = "history", room = "lobby" })).Events.ShouldBeEmpty();
        (await luis.AskAsync<HistoryPage>(new { op = "history", room = "lobby", around = 1 })).Events.ShouldBeEmpty();
        (await luis.AskAsync<Found>(new { op = "search", q = "hola" })).Hits.ShouldBeEmpty();
        await test.LoopAsync();

        new[] { ana, luis, late }.SelectMany(client => client.Events).ShouldBeEmpty();
        ana.Received.OfType<Ack>().ShouldBeEmpty();
        plain.Texts.ShouldNotContain("ana> hola");

        test.Log.Release();
        Ack ack = await ana.NextAsync<Ack>();
        (ack.Seq, ack.Nonce, ack.Ref).ShouldBe((1, "a1", "r1"));
        await Task.WhenAll(luis.WaitForSeqAsync(1), late.WaitForSeqAsync(1), plain.WaitForAsync("ana> hola"));
    }

    [Fact]
    public async Task Every_sender_of_a_batch_that_failed_is_told_and_nothing_of_it_is_delivered()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        test.Log.Hold();
        await ana.SendAsync(new { op = "send", room = "lobby", text = "alone" });
        await test.Log.WaitForBatchesAsync(1);
        await ana.SendAsync(new { op = "send", room = "lobby", text = "one", nonce = "a1", @ref = "r1" });
        await luis.SendAsync(new { op = "send", room = "lobby", text = "two", nonce = "l1", @ref = "r2" });
        test.Log.FailNext(2);

        test.Log.Release();
        Error[] errors = [await ana.NextAsync<Error>(), await ana.NextAsync<Error>(), await luis.NextAsync<Error>()];

        errors.ShouldAllBe(error => error.Code == ErrorCode.Unavailable && error.Room == "lobby");
        errors.Select(error => (error.Ref, error.Nonce)).ShouldBe([(null, null), ("r1", "a1"), ("r2", "l1")]);
        test.Log.Batches.ShouldBe([1, 2]);
        (await ana.SayAsync("again", nonce: "a1")).ShouldSatisfyAllConditions(ack => ack.Seq.ShouldBe(1), ack => ack.Repeated.ShouldBeNull());
        await luis.WaitForSeqAsync(1);
        luis.Events.OfType<MessageEvent>().Select(said => said.Text).ShouldBe(["again"]);
    }

    [Fact]
    public async Task A_plain_sender_is_told_that_its_message_was_not_kept()
    {
        await using TestChat test = await TestChat.StartAsync();
        PlainClient plain = await test.PlainAsync();
        test.Log.FailNext();

        await plain.SendAsync("ana> hola");

        await plain.Wire.WaitUntilAsync(() => plain.Texts.Any(text => text.StartsWith("charla/1 error unavailable: ", StringComparison.Ordinal)));
        plain.Texts.ShouldNotContain("ana> hola");
    }

    [Theory]
    [InlineData("""{"op":"history","room":"lobby","ref":"r"}""")]
    [InlineData("""{"op":"search","q":"hola","ref":"r"}""")]
    [InlineData("""{"op":"rooms","ref":"r"}""")]
    [InlineData("""{"op":"join","room":"otra","ref":"r"}""")]
    [InlineData("""{"op":"read","room":"lobby","seq":0,"ref":"r"}""")]
    [InlineData("""{"op":"send","to":"luis","text":"x","ref":"r","nonce":"n"}""")]
    public async Task A_log_that_cannot_be_had_is_an_error_and_the_session_goes_on(string request)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await test.HelloAsync("luis");
        test.Log.IsUnavailable = true;

        await ana.SendBytesAsync(System.Text.Encoding.UTF8.GetBytes(request));
        Error error = await ana.NextAsync<Error>();

        (error.Code, error.Ref).ShouldBe((ErrorCode.Unavailable, "r"));
        test.Log.IsUnavailable = false;
        (await ana.SayAsync("hola")).Seq.ShouldBe(1);
    }

    [Fact]
    public async Task A_hello_that_met_a_log_that_cannot_be_had_may_be_repeated()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = test.Connect();
        test.Log.IsUnavailable = true;

        await ana.SendAsync(new { op = "hello", v = 1, name = "ana" });
        (await ana.NextAsync<Error>()).Code.ShouldBe(ErrorCode.Unavailable);
        test.Log.IsUnavailable = false;

        (await ana.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana" })).Name.ShouldBe("ana");
    }
}

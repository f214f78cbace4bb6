using Charla.Core.Tests.Fakes;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Promises;

/// <summary>Promise 3: a repeat is harmless.</summary>
public sealed class RepeatTests
{
    [Fact]
    public async Task A_repeat_in_the_same_batch_yields_the_same_seq_once()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        test.Log.Hold();
        await ana.SendAsync(new { op = "send", room = "lobby", text = "first" });
        await test.Log.WaitForBatchesAsync(1);
        await ana.SendAsync(new { op = "send", room = "lobby", text = "hola", nonce = "n" });
        await ana.SendAsync(new { op = "send", room = "lobby", text = "hola", nonce = "n" });

        test.Log.Release();
        await ana.NextAsync<Ack>();
        Ack once = await ana.NextAsync<Ack>();
        Ack again = await ana.NextAsync<Ack>();

        (once.Seq, once.Repeated).ShouldBe((2, null));
        (again.Seq, again.Repeated, again.At).ShouldBe((2, true, once.At));
        ana.Seqs.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_repeat_much_later_yields_the_seq_and_the_time_of_the_first()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        Ack first = await ana.SayAsync("hola", nonce: "n");
        await ana.SayAsync("otra");
        test.Clock.Advance(TimeSpan.FromHours(1));

        Ack again = await ana.SayAsync("hola", nonce: "n");

        (again.Seq, again.At, again.Repeated).ShouldBe((1, first.At, true));
        ana.Seqs.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_repeat_after_the_session_was_resumed_is_one()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient before = test.Connect();
        string session = (await before.AskAsync<Welcome>(new { op = "hello", v = 1, name = "ana" })).Session;
        await before.AskAsync<Joined>(new { op = "join", room = "lobby" });
        await before.SayAsync("hola", nonce: "n");
        before.Drop();

        TestClient after = await test.HelloAsync("ana", resume: session);
        await after.AskAsync<Joined>(new { op = "join", room = "lobby", after = 1 });

        (await after.SayAsync("hola", nonce: "n")).ShouldSatisfyAllConditions(ack => ack.Seq.ShouldBe(1), ack => ack.Repeated.ShouldBe(true));
    }

    [Fact]
    public async Task The_same_nonce_of_another_session_is_no_repeat()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis");
        await ana.SayAsync("hola", nonce: "n");

        (await luis.SayAsync("hola", nonce: "n")).ShouldSatisfyAllConditions(ack => ack.Seq.ShouldBe(2), ack => ack.Repeated.ShouldBeNull());
    }

    [Fact]
    public async Task A_nonce_that_was_used_in_another_room_is_refused_and_not_taken_for_a_repeat()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await ana.AskAsync<Joined>(new { op = "join", room = "otra" });
        await ana.SayAsync("hola", nonce: "n");

        await ana.SendAsync(new { op = "send", room = "otra", text = "hola", nonce = "n" });
        Error error = await ana.NextAsync<Error>();

        (error.Code, error.Room, error.Nonce).ShouldBe((ErrorCode.BadRequest, "otra", "n"));
        error.Message.ShouldContain("nonce");
    }

    [Fact]
    public async Task A_repeated_deletion_is_a_repeat_although_the_message_is_gone()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await ana.SayAsync("hola");
        Ack deleted = await ana.AskAsync<Ack>(new { op = "delete", room = "lobby", seq = 1, nonce = "d" });

        Ack again = await ana.AskAsync<Ack>(new { op = "delete", room = "lobby", seq = 1, nonce = "d" });

        (again.Seq, again.Repeated).ShouldBe((deleted.Seq, true));
    }
}

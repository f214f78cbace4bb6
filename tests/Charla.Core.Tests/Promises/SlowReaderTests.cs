using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Promises;

/// <summary>Promise 5: a slow reader hurts nobody, and loses nothing.</summary>
public sealed class SlowReaderTests
{
    private const int Messages = 400;

    private static readonly ChatOptions _small = new() { Limits = new() { OutboxBytes = 4_000 }, PageBytes = 2_000 };

    [Fact]
    public async Task A_reader_that_takes_nothing_holds_back_nobody_and_its_outbox_stays_bounded()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        (TestClient ana, TestClient fast, TestClient slow) = await ThreeAsync(test);
        slow.Wire.Block();

        int most = await SayManyAsync(ana, slow);
        await fast.WaitForSeqAsync(Messages);

        fast.Seqs.ShouldBe(AllSeqs(1));
        most.ShouldBeLessThanOrEqualTo(_small.Limits.OutboxBytes + 1_000);
        slow.Seqs.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_catches_up_in_order_when_it_reads_again_and_is_live_from_then_on()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        (TestClient ana, _, TestClient slow) = await ThreeAsync(test);
        slow.Wire.Block();
        await SayManyAsync(ana, slow);

        slow.Wire.Unblock();
        await slow.WaitForSeqAsync(Messages);
        await ana.SayAsync("live");
        await slow.WaitForSeqAsync(Messages + 1);

        slow.Seqs.ShouldBe(Enumerable.Range(1, Messages + 1).Select(seq => (long)seq));
        slow.Received.OfType<Gap>().ShouldBeEmpty();
    }

    [Fact]
    public async Task It_learns_who_came_and_went_while_it_was_behind()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        (TestClient ana, TestClient fast, TestClient slow) = await ThreeAsync(test);
        slow.Wire.Block();
        await SayManyAsync(ana, slow);
        fast.Drop();
        await test.JoinAsync("eva");
        await test.LoopAsync();

        slow.Wire.Unblock();
        await slow.WaitForSeqAsync(Messages);

        await slow.NextAsync<Presence>(left => left.Name == fast.Session.Name && left.State == Presence.LeftState);
        await slow.NextAsync<Presence>(came => came.Name == "eva" && came.State == Presence.JoinedState);
        slow.Received.OfType<Presence>().Count(presence => presence.Name == "eva").ShouldBe(1);
    }

    [Fact]
    public async Task One_that_reads_a_little_at_a_time_gets_everything_in_order()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        (TestClient ana, _, TestClient slow) = await ThreeAsync(test);
        slow.Wire.Step = 100;
        slow.Wire.Block();

        for (int i = 0; i < Messages; i++)
        {
            slow.Wire.Allow(150);
            await ana.SayAsync($"{i}");
        }

        slow.Wire.Unblock();
        await slow.WaitForSeqAsync(Messages);

        slow.Seqs.ShouldBe(AllSeqs(1));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(390)]
    public async Task One_that_was_live_and_is_too_far_behind_is_told_of_the_gap(int replayEvents)
    {
        await using TestChat test = await TestChat.StartAsync(_small with { Limits = new() { ReplayEvents = replayEvents, OutboxBytes = 500 } });
        (TestClient ana, _, TestClient slow) = await ThreeAsync(test);
        slow.Wire.Block();
        await SayManyAsync(ana, slow);

        slow.Wire.Unblock();
        await slow.WaitForSeqAsync(Messages);
        Gap gap = slow.Received.OfType<Gap>().ShouldHaveSingleItem();

        gap.Room.ShouldBe("lobby");
        gap.From.ShouldBeLessThanOrEqualTo(gap.To);
        slow.Seqs.ShouldBe([.. AllSeqs(1).Where(seq => seq < gap.From || seq > gap.To)]);
        slow.Seqs.Count(seq => seq > gap.To).ShouldBeInRange(1, replayEvents);

        HistoryPage missed = await slow.AskAsync<HistoryPage>(new { op = "history", room = "lobby", after = gap.From - 1, limit = 1 });
        missed.Events.Cast<RoomEvent>().Single().Seq.ShouldBe(gap.From);
    }

    [Fact]
    public async Task What_does_not_last_is_dropped_for_one_whose_outbox_is_full()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        (TestClient ana, TestClient fast, TestClient slow) = await ThreeAsync(test);
        slow.Wire.Block();
        await SayManyAsync(ana, slow);

        await ana.SendAsync(new { op = "typing", room = "lobby" });
        await fast.NextAsync<TypingNotice>();
        slow.Wire.Unblock();
        await slow.WaitForSeqAsync(Messages);

        slow.Received.OfType<TypingNotice>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_one_that_takes_no_byte_at_all_for_a_long_time_is_closed()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        (TestClient ana, TestClient fast, TestClient dead) = await ThreeAsync(test);
        TestClient slow = await test.JoinAsync("lenta");
        dead.Wire.Block();
        slow.Wire.Block();
        await ana.SayAsync("hola");

        test.Clock.Advance(TimeSpan.FromSeconds(test.Chat.Limits.StallSeconds));
        test.Chat.EndSlow();
        dead.Wire.IsAborted.ShouldBeFalse();
        slow.Wire.Allow(1);
        await slow.Wire.WaitUntilAsync(() => slow.Session.Connection.Outbox.StalledFor == TimeSpan.Zero);
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        test.Chat.EndSlow();

        dead.Wire.IsAborted.ShouldBeTrue();
        dead.Session.Connection.Reason.ShouldBe("stalled");
        slow.Wire.IsAborted.ShouldBeFalse();
        fast.Wire.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_requester_that_reads_no_answers_is_not_read_further()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        TestClient ana = await test.JoinAsync("ana");
        ana.Wire.Block();

        Task request = Task.CompletedTask;
        for (int i = 0; i < 1_000 && request.IsCompleted; i++)
        {
            request = ana.SendAsync(new { op = "ping", @ref = $"{i}" });
        }

        request.IsCompleted.ShouldBeFalse();
        ana.Session.Connection.Outbox.QueuedBytes.ShouldBeLessThan(_small.Limits.OutboxBytes);
        ana.Wire.Unblock();
        await request.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_plain_sender_that_reads_no_errors_is_not_read_further()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        PlainClient plain = await test.PlainAsync();
        plain.Wire.Block();

        Task sent = Task.CompletedTask;
        for (int i = 0; i < 1_000 && sent.IsCompleted; i++)
        {
            sent = plain.SendBytesAsync([0xff]);
        }

        sent.IsCompleted.ShouldBeFalse();
        plain.Session.Connection.Outbox.QueuedBytes.ShouldBeLessThan(_small.Limits.OutboxBytes + 200);
    }

    [Theory]
    [InlineData("ana> hola")]
    [InlineData("")]
    public async Task A_sender_of_which_too_much_is_on_its_way_to_the_log_is_not_read_further(string payload)
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { InFlightBytes = 2_000 });
        PlainClient plain = await test.PlainAsync();
        test.Log.Hold();

        Task sent = Task.CompletedTask;
        for (int i = 0; i < 1_000 && sent.IsCompleted; i++)
        {
            sent = plain.SendAsync(payload);
        }

        sent.IsCompleted.ShouldBeFalse();
        test.Log.Release();
        await sent.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Members_who_fell_behind_and_left_leave_nothing_behind_in_a_direct_message()
    {
        await using TestChat test = await TestChat.StartAsync(_small);
        TestClient ana = await test.HelloAsync("ana");
        TestClient luis = await test.HelloAsync("luis");
        await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "hola" });
        luis.Wire.Block();
        for (int i = 0; i < 100; i++)
        {
            await ana.AskAsync<Ack>(new { op = "send", to = "luis", text = "hola" });
        }

        luis.Drop();
        await test.LoopAsync(test.Room("@ana|luis"));

        test.Room("@ana|luis").Members.Count.ShouldBe(1);
        test.Room("@ana|luis").Members.AudienceCount.ShouldBe(1);
    }

    private static async Task<(TestClient Ana, TestClient Fast, TestClient Slow)> ThreeAsync(TestChat test) =>
        (await test.JoinAsync("ana"), await test.JoinAsync("fast"), await test.JoinAsync("slow"));

    /// <summary>Says so many things, and returns the most bytes that waited for a reader meanwhile.</summary>
    private static async Task<int> SayManyAsync(TestClient speaker, TestClient reader)
    {
        int most = 0;
        for (int i = 0; i < Messages; i++)
        {
            await speaker.SayAsync($"{i}");
            most = Math.Max(most, reader.Session.Connection.Outbox.QueuedBytes);
        }

        return most;
    }

    private static IEnumerable<long> AllSeqs(int first) => Enumerable.Range(first, Messages + 1 - first).Select(seq => (long)seq);
}

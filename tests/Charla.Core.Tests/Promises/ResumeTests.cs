using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Promises;

/// <summary>Promise 4: resuming is unlimited.</summary>
public sealed class ResumeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(2_499)]
    [InlineData(2_500)]
    [InlineData(9_999)]
    public async Task Joining_with_a_place_replays_what_came_after_it_and_goes_on_live(long after)
    {
        const int Before = 2_500;
        // A replay is never cut short, however few a slow reader would be given.
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { Limits = new() { ReplayEvents = 10 }, PageBytes = 5_000 });
        TestClient ana = await test.JoinAsync("ana");
        for (int i = 0; i < Before; i++)
        {
            await ana.SendAsync(new { op = "send", room = "lobby", text = $"{i}" });
        }

        await ana.WaitForSeqAsync(Before);
        TestClient luis = await test.HelloAsync("luis");
        Joined joined = await luis.AskAsync<Joined>(new { op = "join", room = "lobby", after });
        await ana.SayAsync("live");
        await luis.WaitForSeqAsync(Before + 1);

        joined.Head.ShouldBe(Before);
        long first = Math.Min(after, Before) + 1;
        luis.Seqs.ShouldBe(Enumerable.Range((int)first, Before + 2 - (int)first).Select(seq => (long)seq));
        luis.Received.OfType<Gap>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Joining_without_a_place_begins_with_what_comes_next()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await ana.SayAsync("before");

        TestClient luis = await test.JoinAsync("luis");
        await ana.SayAsync("after");
        await luis.WaitForSeqAsync(2);

        luis.Seqs.ShouldBe([2]);
    }

    [Fact]
    public async Task Joined_comes_before_the_events_that_it_replays()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await ana.SayAsync("hola");

        TestClient luis = await test.HelloAsync("luis");
        await luis.SendAsync(new { op = "join", room = "lobby", after = 0 });
        await luis.WaitForSeqAsync(1);

        luis.Received.Select(message => message.GetType()).ShouldBe([typeof(Welcome), typeof(Joined), typeof(MessageEvent)]);
    }

    [Fact]
    public async Task A_replay_waits_for_a_log_that_cannot_be_read_and_then_goes_on()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        await ana.SayAsync("hola");
        TestClient luis = await test.JoinAsync("luis");
        test.Log.IsUnavailable = true;
        RoomMembers members = test.Chat.Lobby.Members;
        test.Chat.Lobby.Post(() => members.Serve(members.Join(luis.Session, luis.Session.Form, after: 0, name: null)));

        await test.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(1));
        test.Log.IsUnavailable = false;
        test.Clock.Advance(TimeSpan.FromSeconds(1));

        await luis.WaitForSeqAsync(1);
    }
}

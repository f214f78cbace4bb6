using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Permissions;

/// <summary>What a room does not keep is gone from all that can be read, and whoever asks for it is told.</summary>
public sealed class RetentionTests
{
    [Theory]
    [InlineData("keep_count", 3)]
    [InlineData("keep_bytes", 330)]
    [InlineData("keep_days", 1)]
    public async Task What_is_over_a_limit_goes_and_the_rest_keeps_its_place(string limit, long value)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        await ana.SendAsync(new Dictionary<string, object> { ["op"] = "settings", ["room"] = "taller", [limit] = value });
        await ana.WaitForSeqAsync(1);
        for (int i = 2; i <= 7; i++)
        {
            await ana.SayAsync($"mensaje {i}", "taller");
        }

        test.Clock.Advance(TimeSpan.FromHours(23.5));
        for (int i = 8; i <= 10; i++)
        {
            await ana.SayAsync($"mensaje {i}", "taller");
        }

        test.Clock.Advance(TimeSpan.FromHours(1));
        await new Retaining(test.Chat).SweepAsync(CancellationToken.None);

        TestClient luis = await test.GuestAsync("luis");
        Joined joined = await luis.JoinAsync("taller", after: 0);
        await luis.WaitForSeqAsync(10);
        (joined.First, joined.Head, joined.Unread).ShouldBe((8, 10, 3));
        luis.Seqs.ShouldBe([8, 9, 10]);
        luis.Received.OfType<Gap>().Select(gap => (gap.Room, gap.From, gap.To)).ShouldBe([("taller", 1, 7)]);
        (await luis.AskAsync<Gap>(new { op = "history", room = "taller", after = 4 })).To.ShouldBe(7);
        HistoryPage page = await luis.AskAsync<HistoryPage>(new { op = "history", room = "taller" });
        (string.Join(' ', page.Events.Cast<RoomEvent>().Select(e => e.Seq)), page.More).ShouldBe(("8 9 10", false));
        (await luis.AskAsync<Found>(new { op = "search", q = "mensaje" })).Hits.Count.ShouldBe(3);
        (await luis.AskAsync<RoomList>(new { op = "rooms" })).Rooms.Single(room => room.Room == "taller").Unread.ShouldBe(3);
        (await luis.SayAsync("sigue", "taller")).Seq.ShouldBe(11);
    }

    [Fact]
    public async Task What_is_too_young_for_a_repeat_to_have_come_stays_whatever_the_limits()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", keep_count = 1 });
        await ana.SayAsync("uno", "taller", nonce: "n");
        await ana.SayAsync("dos", "taller");

        await new Retaining(test.Chat).SweepAsync(CancellationToken.None);

        (await ana.SayAsync("uno", "taller", nonce: "n")).ShouldSatisfyAllConditions(ack => ack.Repeated.ShouldBe(true), ack => ack.Seq.ShouldBe(2));
    }

    [Fact]
    public async Task Where_nothing_is_kept_the_next_message_has_the_next_seq()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.MemberAsync("ana", "taller");
        await ana.AskAsync<Ack>(new { op = "settings", room = "taller", keep_days = 1 });
        await ana.SayAsync("uno", "taller");
        test.Clock.Advance(TimeSpan.FromDays(2));

        await new Retaining(test.Chat).SweepAsync(CancellationToken.None);

        TestClient luis = await test.GuestAsync("luis");
        Joined joined = await luis.JoinAsync("taller", after: 0);
        (joined.First, joined.Head, joined.Unread).ShouldBe((3, 2, 0));
        (await luis.AskAsync<HistoryPage>(new { op = "history", room = "taller" })).Events.ShouldBeEmpty();
        (await luis.SayAsync("dos", "taller")).Seq.ShouldBe(3);
    }
}

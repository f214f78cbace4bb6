using System.Globalization;
using Charla.Core.Tests.Fakes;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Sessions;

public sealed class HistoryTests
{
    private const int Head = 20;

    [Theory]
    [InlineData("""{"op":"history","room":"lobby","limit":5}""", 16, 20, true)]
    [InlineData("""{"op":"history","room":"lobby"}""", 1, 20, false)]
    [InlineData("""{"op":"history","room":"lobby","before":6,"limit":5}""", 1, 5, false)]
    [InlineData("""{"op":"history","room":"lobby","before":7,"limit":5}""", 2, 6, true)]
    [InlineData("""{"op":"history","room":"lobby","before":1}""", 0, 0, false)]
    [InlineData("""{"op":"history","room":"lobby","before":999,"limit":2}""", 19, 20, true)]
    [InlineData("""{"op":"history","room":"lobby","after":15,"limit":5}""", 16, 20, false)]
    [InlineData("""{"op":"history","room":"lobby","after":14,"limit":5}""", 15, 19, true)]
    [InlineData("""{"op":"history","room":"lobby","after":20}""", 0, 0, false)]
    [InlineData("""{"op":"history","room":"lobby","after":9223372036854775807}""", 0, 0, false)]
    [InlineData("""{"op":"history","room":"lobby","around":10,"limit":5}""", 8, 12, true)]
    [InlineData("""{"op":"history","room":"lobby","around":1,"limit":5}""", 1, 5, true)]
    [InlineData("""{"op":"history","room":"lobby","around":20,"limit":40}""", 1, 20, false)]
    [InlineData("""{"op":"history","room":"lobby","around":10,"limit":1}""", 10, 10, true)]
    [InlineData("""{"op":"history","room":"lobby","around":9223372036854775807,"limit":4}""", 19, 20, true)]
    [InlineData("""{"op":"history","room":"lobby","limit":10000}""", 1, 20, false)]
    public async Task A_page_has_what_was_asked_for_and_says_whether_there_is_more(string request, int first, int last, bool more)
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await SpokenAsync(test);

        await ana.SendBytesAsync(System.Text.Encoding.UTF8.GetBytes(request));
        HistoryPage page = await ana.NextAsync<HistoryPage>();

        (page.Room, page.Head, page.More).ShouldBe(("lobby", Head, more));
        page.Events.Cast<RoomEvent>().Select(@event => @event.Seq).ShouldBe(first == 0 ? [] : Enumerable.Range(first, last + 1 - first).Select(seq => (long)seq));
    }

    [Fact]
    public async Task A_page_is_bounded_in_events_whatever_is_asked_for()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { PageEvents = 7 });
        TestClient ana = await SpokenAsync(test);

        HistoryPage page = await ana.AskAsync<HistoryPage>(new { op = "history", room = "lobby", limit = 500, @ref = "h" });

        (page.Ref, page.Events.Count, page.More).ShouldBe(("h", 7, true));
    }

    [Fact]
    public async Task A_page_is_bounded_in_bytes_and_never_empty_for_that()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { PageBytes = 10 });
        TestClient ana = await SpokenAsync(test);

        HistoryPage last = await ana.AskAsync<HistoryPage>(new { op = "history", room = "lobby" });
        HistoryPage first = await ana.AskAsync<HistoryPage>(new { op = "history", room = "lobby", after = 0 });

        (last.Events.Cast<RoomEvent>().Single().Seq, last.More).ShouldBe((Head, true));
        (first.Events.Cast<RoomEvent>().Single().Seq, first.More).ShouldBe((1, true));
    }

    [Fact]
    public async Task Pages_backwards_from_the_end_meet_every_event_once()
    {
        await using TestChat test = await TestChat.StartAsync(new ChatOptions { PageBytes = 450 });
        TestClient ana = await SpokenAsync(test);
        List<long> seqs = [];

        HistoryPage page = await ana.AskAsync<HistoryPage>(new { op = "history", room = "lobby" });
        while (true)
        {
            seqs.InsertRange(0, page.Events.Cast<RoomEvent>().Select(@event => @event.Seq));
            if (!page.More)
            {
                break;
            }

            page = await ana.AskAsync<HistoryPage>(new { op = "history", room = "lobby", before = seqs[0] });
        }

        seqs.ShouldBe(Enumerable.Range(1, Head).Select(seq => (long)seq));
    }

    [Fact]
    public async Task Search_finds_in_one_room_or_in_all_that_one_is_in()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await test.JoinAsync("ana");
        TestClient luis = await test.JoinAsync("luis", "taller");
        await ana.AskAsync<Joined>(new { op = "join", room = "Taller" });
        await ana.SayAsync("hasta mañana");
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        await luis.SayAsync("mañana no", "taller");

        Found all = await ana.AskAsync<Found>(new { op = "search", q = "mañana", @ref = "s" });
        Found one = await ana.AskAsync<Found>(new { op = "search", q = "mañana", room = "TALLER" });
        Found from = await ana.AskAsync<Found>(new { op = "search", q = "mañana", from = "LUIS", limit = 1 });
        Found luiss = await luis.AskAsync<Found>(new { op = "search", q = "mañana" });

        (all.Ref, all.Q, all.More, all.Pending).ShouldBe(("s", "mañana", false, 0));
        Texts(all).ShouldBe(["mañana no", "hasta mañana"]);
        all.Hits.Cast<MessageEvent>().Select(hit => hit.Room).ShouldBe(["taller", "lobby"]);
        Texts(one).ShouldBe(["mañana no"]);
        Texts(from).ShouldBe(["mañana no"]);
        Texts(luiss).ShouldBe(["mañana no"]);
    }

    [Fact]
    public async Task Search_goes_back_page_by_page()
    {
        await using TestChat test = await TestChat.StartAsync();
        TestClient ana = await SpokenAsync(test);

        Found first = await ana.AskAsync<Found>(new { op = "search", q = "dicho", room = "lobby", limit = 15 });
        Found rest = await ana.AskAsync<Found>(new { op = "search", q = "dicho", room = "lobby", limit = 15, before = first.Hits.Cast<MessageEvent>().Last().Seq });

        first.More.ShouldBeTrue();
        rest.More.ShouldBeFalse();
        Texts(first).Concat(Texts(rest)).ShouldBe(Enumerable.Range(1, Head).Reverse().Select(i => $"dicho {i}"));
    }

    private static IEnumerable<string> Texts(Found found) => found.Hits.Cast<MessageEvent>().Select(hit => hit.Text);

    private static async Task<TestClient> SpokenAsync(TestChat test)
    {
        TestClient ana = await test.JoinAsync("ana");
        for (int i = 1; i <= Head; i++)
        {
            await ana.SayAsync(string.Create(CultureInfo.InvariantCulture, $"dicho {i}"));
        }

        return ana;
    }
}

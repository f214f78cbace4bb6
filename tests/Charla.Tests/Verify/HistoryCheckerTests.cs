using Charla.Verify.Checking;

namespace Charla.Tests.Verify;

public sealed class HistoryCheckerTests
{
    private const string Room = History.Room;

    private readonly History _history = History.Of(5);

    [Fact]
    public void A_history_in_which_every_promise_was_kept_has_no_findings() => _history.Check().ShouldBeEmpty();

    [Fact]
    public void A_message_without_an_answer_may_be_there_or_not()
    {
        _history.Speaker.Add(new Sent(_history.Tick, Room, "n6", "never arrived"));
        _history.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_member_that_comes_back_goes_on_where_it_was_and_a_plain_one_anywhere()
    {
        History history = History.Of(3);
        history.Reader.Insert(3, new Entered(history.Tick, Room, 2, 3, 0, 3));
        history.Plain.Insert(2, new PlainConnected(history.Tick));
        history.Plain.RemoveAt(3);
        history.Check().ShouldBeEmpty();
    }

    [Fact]
    public void What_the_server_says_it_passed_over_is_not_missed()
    {
        _history.Reader.RemoveRange(2, 2);
        _history.Reader.Insert(2, new Passed(_history.Tick, Room, 2, 3));
        _history.Check().ShouldBeEmpty();
    }

    [Fact]
    public void An_acknowledged_message_that_is_not_in_the_log_is_lost()
    {
        _history.Log.RemoveAt(4);
        Kinds().ShouldContain(FindingKind.Lost);
        _history.Check().Select(finding => finding.Who).ShouldContain("ana");
    }

    [Fact]
    public void An_acknowledged_message_with_another_in_its_place_is_lost()
    {
        _history.Log[2] = _history.Log[2] with { Nonce = "n9" };
        Kinds().ShouldContain(FindingKind.Lost);
    }

    [Fact]
    public void A_message_that_someone_saw_and_the_log_lacks_is_lost_though_it_was_never_acknowledged()
    {
        _history.Speaker.Add(new Sent(_history.Tick, Room, "n6", "text 6"));
        _history.Reader.Add(new Received(_history.Tick, Room, 6, "ana", "text 6", "n6"));
        Kinds().ShouldBe([FindingKind.Lost]);
    }

    [Fact]
    public void A_hole_in_the_log_is_a_loss()
    {
        _history.Log.RemoveAt(1);
        _history.Check().ShouldContain(finding => finding.Kind == FindingKind.Lost && finding.Who == null);
    }

    [Fact]
    public void A_message_that_is_in_the_log_twice_is_a_repeat()
    {
        _history.Log.Add(_history.Log[0] with { Seq = 6 });
        Kinds().ShouldContain(FindingKind.Repeated);
    }

    [Fact]
    public void A_message_that_comes_twice_is_a_repeat()
    {
        _history.Reader.Insert(3, _history.Reader[2] with { Tick = _history.Tick });
        _history.Reader.Sort((one, other) => one.Tick.CompareTo(other.Tick));
        Kinds().ShouldBe([FindingKind.Repeated]);
    }

    [Fact]
    public void A_message_that_nobody_sent_is_noticed()
    {
        _history.Log.Add(new StoredEvent(Room, 6, "ana", "made up", null));
        Kinds().ShouldContain(FindingKind.Unsent);
    }

    [Fact]
    public void Events_that_come_in_another_order_are_noticed()
    {
        (_history.Reader[2], _history.Reader[3]) = (_history.Reader[3] with { Tick = _history.Reader[2].Tick }, _history.Reader[2] with { Tick = _history.Reader[3].Tick });
        Kinds().ShouldContain(FindingKind.Reordered);
    }

    [Fact]
    public void A_message_that_was_acknowledged_before_another_was_sent_must_stand_before_it()
    {
        // Both in place, but the later one has the earlier seq.
        (int first, int second) = (_history.Speaker.FindIndex(seen => seen is Sent { Nonce: "n1" }), _history.Speaker.FindIndex(seen => seen is Sent { Nonce: "n2" }));
        _history.Speaker[first] = ((Sent)_history.Speaker[first]) with { Tick = 1_000 };
        _history.Speaker[second] = ((Sent)_history.Speaker[second]) with { Tick = 2 };
        Kinds().ShouldContain(FindingKind.Reordered);
    }

    [Fact]
    public void An_event_that_is_left_out_is_missed()
    {
        _history.Reader.RemoveAt(2);
        Kinds().ShouldBe([FindingKind.Missed]);
    }

    [Fact]
    public void A_member_that_was_there_to_the_end_and_did_not_see_all_has_missed_something()
    {
        _history.Reader.RemoveAt(_history.Reader.Count - 1);
        Kinds().ShouldBe([FindingKind.Missed]);
    }

    [Fact]
    public void A_plain_member_that_skips_one_on_one_connection_has_missed_it()
    {
        _history.Plain.RemoveAt(2);
        Kinds().ShouldBe([FindingKind.Missed]);
    }

    [Theory]
    [InlineData(1, FindingKind.Repeated)]
    [InlineData(3, FindingKind.Reordered)]
    public void A_plain_member_is_given_nothing_twice_and_nothing_out_of_order(int back, object expected)
    {
        _history.Plain.Add(_history.Plain[^back] with { Tick = _history.Tick });
        Kinds().ShouldBe([(FindingKind)expected]);
    }

    [Fact]
    public void A_message_that_comes_with_another_text_is_altered()
    {
        _history.Reader[2] = ((Received)_history.Reader[2]) with { Text = "text 2!" };
        Kinds().ShouldBe([FindingKind.Altered]);
    }

    [Fact]
    public void A_message_that_is_stored_with_another_text_is_altered()
    {
        _history.Log[2] = _history.Log[2] with { Text = "another" };
        Kinds().ShouldContain(FindingKind.Altered);
    }

    [Fact]
    public void A_session_that_the_server_has_forgotten_is_noticed()
    {
        _history.Reader.Add(new TakenUp(_history.Tick, Resumed: true));
        _history.Check().ShouldBeEmpty();
        _history.Reader.Add(new TakenUp(_history.Tick, Resumed: false));
        Kinds().ShouldBe([FindingKind.Forgotten]);
    }

    private FindingKind[] Kinds() => [.. _history.Check().Select(finding => finding.Kind).Distinct()];
}

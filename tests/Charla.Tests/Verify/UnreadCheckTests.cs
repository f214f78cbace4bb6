using Charla.Verify.Checking;

namespace Charla.Tests.Verify;

public sealed class UnreadCheckTests
{
    private const string Room = History.Room;

    private readonly History _history = History.Of(5);

    [Fact]
    public void A_marker_that_was_confirmed_and_counts_that_agree_have_no_findings()
    {
        Mark(3);
        Confirm(3, unread: 2);
        Listed(head: 5, read: 3, unread: 2);
        _history.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_marker_that_was_asked_for_and_never_confirmed_may_have_moved_or_not()
    {
        Mark(3);
        Listed(head: 5, read: 0, unread: 5);
        Listed(head: 5, read: 3, unread: 2);
        _history.Check().ShouldBeEmpty();
    }

    [Fact]
    public void A_count_that_is_not_head_minus_marker_is_wrong()
    {
        Listed(head: 5, read: 0, unread: 4);
        ShouldBeFound();
    }

    [Fact]
    public void A_head_below_what_was_seen_is_wrong()
    {
        Listed(head: 4, read: 0, unread: 4);
        ShouldBeFound();
    }

    [Fact]
    public void A_marker_that_was_confirmed_may_not_fall_back()
    {
        Mark(3);
        Confirm(3, unread: 2);
        Listed(head: 5, read: 2, unread: 3);
        ShouldBeFound();
    }

    [Fact]
    public void A_marker_that_nobody_asked_for_is_wrong()
    {
        Listed(head: 5, read: 4, unread: 1);
        ShouldBeFound();
    }

    [Fact]
    public void A_confirmation_that_counts_less_than_was_seen_is_wrong()
    {
        Mark(3);
        Confirm(3, unread: 1);
        ShouldBeFound();
    }

    private void Mark(long seq) => _history.Reader.Add(new Marking(_history.Tick, Room, seq));

    private void Confirm(long seq, long unread) => _history.Reader.Add(new Marked(_history.Tick, Room, seq, unread));

    private void Listed(long head, long read, long unread) => _history.Reader.Add(new Listed(_history.Tick, Room, head, read, unread));

    private void ShouldBeFound() => _history.Check().ShouldHaveSingleItem().Kind.ShouldBe(FindingKind.Unread);
}

using Charla.Client.Conversing;

namespace Charla.Client.Tests.Conversing;

public sealed class RoomBookTests
{
    private readonly RoomBook _rooms = new();

    [Fact]
    public void A_room_is_the_same_however_its_name_is_written()
    {
        _rooms.Expect("TALLER", 0);
        _rooms.Enter("taller", head: 3, catchUp: false);

        _rooms.Admit("Taller", 1).ShouldBe(new Admission(true, null));
        _rooms.Names.ShouldBe(["taller"]);
        _rooms.Remove("tALLER").ShouldBeTrue();
        _rooms.Names.ShouldBeEmpty();
    }

    [Fact]
    public void A_room_that_is_entered_from_now_on_begins_after_its_head()
    {
        _rooms.Enter("lobby", head: 3, catchUp: false);

        _rooms.Admit("lobby", 3).Deliver.ShouldBeFalse();
        _rooms.Admit("lobby", 4).ShouldBe(new Admission(true, null));
    }

    [Fact]
    public void A_place_beyond_the_head_is_the_head()
    {
        _rooms.Expect("lobby", 100);
        _rooms.Enter("lobby", head: 3, catchUp: false);

        _rooms.Admit("lobby", 4).ShouldBe(new Admission(true, null));
    }

    [Fact]
    public void Entering_a_room_twice_changes_nothing()
    {
        _rooms.Enter("lobby", head: 3, catchUp: false);
        _rooms.Enter("lobby", head: 5, catchUp: false).ShouldBe(new Entrance(false, null));

        _rooms.Admit("lobby", 4).ShouldBe(new Admission(true, null));
    }

    [Fact]
    public void The_rooms_are_settled_when_each_has_been_entered_again()
    {
        _rooms.Settled.ShouldBeTrue();
        _rooms.Enter("a", head: 1, catchUp: false);
        _rooms.Enter("b", head: 2, catchUp: false);
        _rooms.Depart().ShouldBe([("a", 1), ("b", 2)]);

        _rooms.Settled.ShouldBeFalse();
        _rooms.Enter("a", head: 9, catchUp: false);
        _rooms.Settled.ShouldBeFalse();
        _rooms.Remove("b");
        _rooms.Settled.ShouldBeTrue();
    }

    [Fact]
    public void Where_asked_for_a_room_is_settled_only_when_it_has_caught_up()
    {
        _rooms.Enter("a", head: 1, catchUp: true);
        _rooms.Depart();
        _rooms.Enter("a", head: 4, catchUp: true);

        _rooms.Admit("a", 2).Deliver.ShouldBeTrue();
        _rooms.Settled.ShouldBeFalse();
        _rooms.Skip("a", 3, 4).ShouldBe(new SeqRange(3, 4));
        _rooms.Settled.ShouldBeTrue();
        _rooms.Skip("a", 3, 4).ShouldBeNull();
    }
}

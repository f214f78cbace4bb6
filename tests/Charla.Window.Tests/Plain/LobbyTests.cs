using Charla.Window.Plain;

namespace Charla.Window.Tests.Plain;

public sealed class LobbyTests
{
    private readonly Lobby _lobby = new("127.0.0.1:5000");

    [Fact]
    public void The_last_two_thousand_messages_are_remembered()
    {
        for (int number = 1; number <= Lobby.MostMessages + 10; number++)
        {
            Say($"{number}", $"n{number}");
        }

        (_lobby.Head, _lobby.Floor).ShouldBe((2_010, 10));
        Texts(1, 12).ShouldBe(["11", "12"]);
        Texts(2_009, long.MaxValue).ShouldBe(["2009", "2010"]);
        Texts(5_000, 6_000).ShouldBeEmpty();
        Texts(-5, 3).ShouldBeEmpty();
        (_lobby.Find("n10"), _lobby.Find("n11")!.Seq, _lobby.Find(null)).ShouldBe((null, 11, null));
    }

    [Fact]
    public void Long_texts_leave_room_for_fewer_messages_but_always_for_the_last()
    {
        string text = new('x', Lobby.MostCharacters / 3);
        for (int number = 0; number < 5; number++)
        {
            Say(text);
        }

        (_lobby.Head, _lobby.Floor).ShouldBe((5, 2));
        Say(new string('x', Lobby.MostCharacters * 2));
        (_lobby.Head, _lobby.Floor).ShouldBe((6, 5));
    }

    [Fact]
    public void A_mark_never_goes_back_or_beyond_the_end()
    {
        Say("uno");
        Say("dos");
        _lobby.MarkRead(1);
        (_lobby.Read, _lobby.Unread).ShouldBe((1, 1));
        _lobby.MarkRead(0);
        _lobby.Read.ShouldBe(1);
        _lobby.MarkRead(long.MaxValue);
        (_lobby.Read, _lobby.Unread).ShouldBe((2, 0));
    }

    [Fact]
    public void A_thousand_speakers_are_known()
    {
        for (int number = 0; number <= Lobby.MostMembers; number++)
        {
            _lobby.Meet($"a{number}", "tcp", default).ShouldBeTrue();
            _lobby.Meet($"a{number}", "tcp", default).ShouldBeFalse();
        }

        _lobby.Members.Count.ShouldBe(Lobby.MostMembers);
        _lobby.Meet("a0", "tcp", default).ShouldBeTrue();
    }

    [Fact]
    public void The_conversations_that_ended_last_are_kept_for_those_who_can_name_them()
    {
        LobbyShelf shelf = new();
        (Lobby first, bool isResumed) = shelf.Take(null, "a");
        isResumed.ShouldBeFalse();
        shelf.Take(first.Session, "a").IsResumed.ShouldBeFalse();
        shelf.PutBack(first);
        shelf.Take(first.Session, "b").IsResumed.ShouldBeFalse();
        shelf.Take(null, "a").IsResumed.ShouldBeFalse();
        shelf.Take(first.Session, "a").ShouldBe((first, true));
        shelf.PutBack(first);
        for (int number = 0; number < LobbyShelf.Most; number++)
        {
            shelf.PutBack(new Lobby("a"));
        }

        shelf.Take(first.Session, "a").IsResumed.ShouldBeFalse();
    }

    private void Say(string text, string? nonce = null) => _lobby.Add("luis", text, default, nonce);

    private string[] Texts(long first, long last) => [.. _lobby.Between(first, last).Select(message => message.Text)];
}

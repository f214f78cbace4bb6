using System.Text;
using Charla.Protocol.Irc;
using Charla.Protocol.Messages;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcNamesTests
{
    [Theory]
    [InlineData("ana", "ana")]
    [InlineData("Ana.B-2_", "Ana.B-2_")]
    [InlineData("ñandú", "ñandú")]
    [InlineData("ana~?", "ana~")]
    [InlineData("Ana María", "Ana^20María")]
    [InlineData("Ana (casa)", "Ana^20(casa)")]
    [InlineData("ana!a@h", "ana^21a^40h")]
    [InlineData("#ana", "^23ana")]
    [InlineData("ana#", "ana#")]
    [InlineData("a^20b", "a^5e20b")]
    [InlineData("a,b*c?", "a^2cb^2ac^3f")]
    [InlineData("Ana M~?", "Ana^20M~")]
    [InlineData("ana~2", "ana~2")]
    [InlineData("ana~", "ana^7e")]
    [InlineData("ana~~?", "ana~~")]
    public void A_name_has_one_nick_and_the_nick_that_name(string name, string nick)
    {
        IrcNames.Nick(name).ShouldBe(nick);
        IrcNames.Name(nick).ShouldBe(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("a b")]
    [InlineData("a!b")]
    [InlineData("a^")]
    [InlineData("a^2")]
    [InlineData("a^zz")]
    [InlineData("a^61")]
    [InlineData("a^ff")]
    [InlineData("#a")]
    [InlineData(":a")]
    public void What_is_no_nick_has_no_name(string nick) => IrcNames.Name(nick).ShouldBeNull();

    [Fact]
    public void The_case_of_an_escape_is_no_matter_as_clients_fold_it()
    {
        IrcNames.Name("a^2Cb").ShouldBe("a,b");
    }

    [Property(MaxTest = 5_000)]
    public void Every_name_of_a_plain_client_comes_back_and_fits_into_a_line(int seed)
    {
        string name = Some(new Random(seed));
        string nick = IrcNames.Nick(name);

        IrcNames.Name(nick).ShouldBe(name);
        IrcLineWriter.IsMiddle(nick).ShouldBeTrue();
        nick.ShouldNotContain("!");
        nick.ShouldNotContain(",");
        IrcNames.IsChannel(nick).ShouldBeFalse();
        Encoding.UTF8.GetByteCount(nick).ShouldBeLessThanOrEqualTo(PlainText.MaxNameLength * 4);
    }

    [Property(MaxTest = 2_000)]
    public void Two_names_never_share_a_nick(int one, int other)
    {
        (string first, string second) = (Some(new Random(one)), Some(new Random(other)));

        (IrcNames.Nick(first) == IrcNames.Nick(second)).ShouldBe(first == second);
    }

    [Theory]
    [InlineData("#lobby", "lobby")]
    [InlineData("#señores.2", "señores.2")]
    [InlineData("#", null)]
    [InlineData("##a", null)]
    [InlineData("#a,b", null)]
    [InlineData("#a b", null)]
    [InlineData("&a", null)]
    [InlineData("lobby", null)]
    public void A_channel_is_a_room_with_a_mark_before_it(string channel, string? room)
    {
        IrcNames.Room(channel).ShouldBe(room);
        if (room is not null)
        {
            IrcNames.Channel(room).ShouldBe(channel);
            IrcNames.Target(room).ShouldBe(channel);
        }
    }

    [Fact]
    public void A_query_is_a_direct_message()
    {
        IrcNames.DirectRoom("luis").ShouldBe("@luis");
        IrcNames.DirectRoom("luis~").ShouldBe("@luis~?");
        IrcNames.DirectRoom("a b").ShouldBeNull();
        IrcNames.Target("@luis").ShouldBe("luis");
        IrcNames.Target("@Ana María").ShouldBe("Ana^20María");
    }

    [Theory]
    [InlineData("ana", true)]
    [InlineData("2ana", true)]
    [InlineData("ana[m]", false)]
    [InlineData("ana|away", false)]
    [InlineData("ana^20", false)]
    [InlineData("ana~", false)]
    [InlineData(null, false)]
    public void Who_connects_takes_a_name_that_every_wire_can_say(string? nick, bool can) => IrcNames.CanTake(nick).ShouldBe(can);

    [Fact]
    public void Case_is_one_for_every_letter_and_brackets_are_no_letters()
    {
        IrcCaseMapping.Same("ÑANDÚ", "ñandú").ShouldBeTrue();
        IrcCaseMapping.Same("a[", "a{").ShouldBeFalse();
        IrcCaseMapping.Same("a~", "a^").ShouldBeFalse();
    }

    private static string Some(Random dice)
    {
        string[] letters = ["a", "B", " ", "ñ", "!", "@", "*", "?", ",", "^", "#", ":", "$", "+", "😀", "漢", "(", "2", "c"];
        while (true)
        {
            string name = string.Concat(Enumerable.Range(0, dice.Next(1, 12)).Select(_ => letters[dice.Next(letters.Length)]));
            if (PlainText.IsName(name))
            {
                return dice.Next(4) == 0 ? NameRules.Unverified(name) : name;
            }
        }
    }
}

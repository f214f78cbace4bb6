using System.Text;
using Charla.Protocol.Irc;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcModesTests
{
    private static readonly IrcModeClasses _classes = new("beI", "k", "l", "imnst", "ohv", "@%+");

    [Theory]
    [InlineData("+o ana", "+o=ana")]
    [InlineData("o ana", "+o=ana")]
    [InlineData("+ov-b ana luis *!*@h", "+o=ana +v=luis -b=*!*@h")]
    [InlineData("+o-v ana luis", "+o=ana -v=luis")]
    [InlineData("+imn-st", "+i +m +n -s -t")]
    [InlineData("+l 5", "+l=5")]
    [InlineData("-l 5", "-l +?5")]
    [InlineData("+k clave", "+k=clave")]
    [InlineData("-k", "-k=*")]
    [InlineData("-k clave", "-k=clave")]
    [InlineData("+b", "show b")]
    [InlineData("b", "show b")]
    [InlineData("+beI", "show b show e show I")]
    [InlineData("+b a!b@c +e d!e@f", "+b=a!b@c +e=d!e@f")]
    [InlineData("+o", "missing o")]
    [InlineData("+l", "missing l")]
    [InlineData("+k", "missing k")]
    [InlineData("+xi", "+?x +i")]
    [InlineData("+-+i", "+i")]
    [InlineData("", "")]
    public void Each_letter_takes_the_parameter_that_is_its_own(string mode, string expected)
    {
        string.Join(' ', IrcModes.Parse(_classes, mode.Split(' ')).Select(Told)).ShouldBe(expected);
    }

    [Fact]
    public void A_persons_own_modes_are_letters_alone()
    {
        string.Join(' ', IrcModes.Parse(IrcModeClasses.OfUser("ioB"), ["+iB-o"]).Select(Told)).ShouldBe("+i +B -o");
    }

    [Fact]
    public void What_has_come_of_it_is_said_in_the_fewest_letters()
    {
        List<IrcModeChange> changes = IrcModes.Parse(_classes, ["+o+v-b+i-l", "ana", "luis", "*!*@h"]);

        IrcModes.Write(changes, 10).ShouldBe([["+ov-b+i-l", "ana", "luis", "*!*@h"]]);
        IrcModes.Write(changes, 2).ShouldBe([["+ov", "ana", "luis"], ["-b+i", "*!*@h"], ["-l"]]);
        IrcModes.Write(IrcModes.Parse(_classes, ["+bxo"]), 10).ShouldBeEmpty();
    }

    [Fact]
    public void The_classes_are_announced_as_they_are_read()
    {
        _classes.Chanmodes.ShouldBe("beI,k,l,imnst");
        _classes.Prefix.ShouldBe("(ohv)@%+");
        _classes.MaxList(100).ShouldBe("beI:100");
    }

    [Theory]
    [InlineData(null, IrcWhoFields.None, "0", false)]
    [InlineData("o", IrcWhoFields.None, "0", true)]
    [InlineData("%tna,42", IrcWhoFields.Token | IrcWhoFields.Nick | IrcWhoFields.Account, "42", false)]
    [InlineData("o%n", IrcWhoFields.Nick, "0", true)]
    [InlineData("%NUH", IrcWhoFields.Nick | IrcWhoFields.User | IrcWhoFields.Host, "0", false)]
    [InlineData("%tn,4242", IrcWhoFields.Token | IrcWhoFields.Nick, "0", false)]
    [InlineData("%tn,a b", IrcWhoFields.Token | IrcWhoFields.Nick, "0", false)]
    [InlineData("%z", IrcWhoFields.None, "0", false)]
    internal void Who_is_asked_for_the_fields_that_are_wanted(string? options, IrcWhoFields fields, string token, bool operators)
    {
        IrcWhox.Parse(options).ShouldBe(new IrcWhox(fields, token, operators));
    }

    [Fact]
    public void The_fields_of_an_answer_are_in_the_answers_order()
    {
        FrameBuffer buffer = new();
        IrcLineWriter line = new(buffer);
        line.Command("354");
        line.Param("ana");
        IrcWhox.Parse("%ranuhstc,7").WriteFields(ref line, field => field == IrcWhoFields.RealName ? "Luis el Grande" : field.ToString().ToLowerInvariant());
        line.End();
        Encoding.UTF8.GetString(buffer.Written.Span).ShouldBe("354 ana 7 channel user host server nick account :Luis el Grande\r\n");
    }

    [Theory]
    [InlineData("+ ana,luis,,Ana", "+ ana luis")]
    [InlineData("- ana", "- ana")]
    [InlineData("l", "L")]
    [InlineData("C", "C")]
    [InlineData("S x", "S")]
    [InlineData("+", null)]
    [InlineData("X", null)]
    [InlineData("", null)]
    [InlineData("++ ana", null)]
    public void People_to_watch_for_are_read_once_each(string command, string? expected)
    {
        IrcMonitorRequest? request = IrcMonitorRequest.Parse(command.Split(' '));

        (request is null ? null : string.Join(' ', [request.Action.ToString(), .. request.Targets])).ShouldBe(expected);
    }

    private static string Told(IrcModeChange change) => change.Action switch
    {
        IrcModeAction.Show => $"show {change.Mode}",
        IrcModeAction.Unknown => $"+?{change.Mode}",
        IrcModeAction.Incomplete => $"missing {change.Mode}",
        _ => (change.Action == IrcModeAction.Set ? "+" : "-") + change.Mode + (change.Parameter is null ? "" : "=" + change.Parameter),
    };
}

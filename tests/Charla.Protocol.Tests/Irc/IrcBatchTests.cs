using Charla.Protocol.Irc;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcBatchTests
{
    [Fact]
    public void Lines_are_joined_by_line_feeds_but_those_that_were_cut_by_nothing()
    {
        IrcMultiline batch = new("#canal", 1_000, 10);
        Add(batch, "PRIVMSG #canal hola").ShouldBe(IrcMultilineFault.None);
        Add(batch, "PRIVMSG #CANAL :").ShouldBe(IrcMultilineFault.None);
        Add(batch, "PRIVMSG #canal :cómo ").ShouldBe(IrcMultilineFault.None);
        Add(batch, "@draft/multiline-concat PRIVMSG #canal :estáis").ShouldBe(IrcMultilineFault.None);
        batch.End().ShouldBe("hola\n\ncómo estáis");
        batch.Command.ShouldBe("PRIVMSG");
    }

    [Theory]
    [InlineData("PRIVMSG #otra hola", IrcMultilineFault.InvalidTarget)]
    [InlineData("NOTICE #canal hola", IrcMultilineFault.Invalid)]
    [InlineData("JOIN #canal", IrcMultilineFault.Invalid)]
    [InlineData("PRIVMSG #canal", IrcMultilineFault.Invalid)]
    [InlineData("@draft/multiline-concat PRIVMSG #canal :", IrcMultilineFault.Invalid)]
    [InlineData("PRIVMSG #canal 123456", IrcMultilineFault.MaxBytes)]
    [InlineData("PRIVMSG #canal ñññ", IrcMultilineFault.MaxBytes)]
    internal void A_line_that_does_not_belong_spoils_the_batch(string line, IrcMultilineFault fault)
    {
        IrcMultiline batch = new("#canal", 10, 3);
        Add(batch, "PRIVMSG #canal hola").ShouldBe(IrcMultilineFault.None);
        Add(batch, line).ShouldBe(fault);
        Add(batch, "PRIVMSG #canal a").ShouldBe(fault);
        batch.End().ShouldBeNull();
        batch.Fault.ShouldBe(fault);
    }

    [Fact]
    public void Limits_are_reached_and_not_passed()
    {
        IrcMultiline exact = new("#a", 11, 2);
        Add(exact, "PRIVMSG #a 12345").ShouldBe(IrcMultilineFault.None);
        Add(exact, "PRIVMSG #a 12345").ShouldBe(IrcMultilineFault.None);
        exact.End().ShouldBe("12345\n12345");
        IrcMultiline lines = new("#a", 100, 1);
        Add(lines, "PRIVMSG #a a").ShouldBe(IrcMultilineFault.None);
        Add(lines, "PRIVMSG #a a").ShouldBe(IrcMultilineFault.MaxLines);
        IrcMultiline.Limits(4_096, 24).ShouldBe("max-bytes=4096,max-lines=24");
    }

    [Fact]
    public void A_batch_of_nothing_but_blank_lines_says_nothing()
    {
        IrcMultiline blank = new("#a", 100, 9);
        Add(blank, "PRIVMSG #a :");
        Add(blank, "PRIVMSG #a :");
        blank.End().ShouldBeNull();
        new IrcMultiline("#a", 100, 9).End().ShouldBeNull();
        IrcMultiline begins = new("#a", 100, 9);
        Add(begins, "@draft/multiline-concat PRIVMSG #a :x").ShouldBe(IrcMultilineFault.Invalid);
    }

    private static IrcMultilineFault Add(IrcMultiline batch, string line) => batch.Add(IrcMessage.Parse(System.Text.Encoding.UTF8.GetBytes(line).AsSpan())!);
}

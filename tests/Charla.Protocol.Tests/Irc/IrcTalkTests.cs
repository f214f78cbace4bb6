using System.Diagnostics;
using Charla.Protocol.Irc;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcTalkTests
{
    [Theory]
    [InlineData("\u0001ACTION saluda a todos\u0001", "ACTION", "saluda a todos")]
    [InlineData("\u0001ACTION cortado", "ACTION", "cortado")]
    [InlineData("\u0001version\u0001", "VERSION", "")]
    [InlineData("\u0001PING 12  3\u0001", "PING", "12  3")]
    [InlineData("\u0001ACTION \u0001", "ACTION", "")]
    public void A_message_within_a_message_is_told_from_talk(string text, string command, string arguments)
    {
        IrcCtcp.Parse(text).ShouldBe(new IrcCtcp(command, arguments));
        IrcCtcp.Parse(new IrcCtcp(command, arguments).ToString()).ShouldBe(new IrcCtcp(command, arguments));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hola")]
    [InlineData("\u0001")]
    [InlineData("\u0001\u0001")]
    [InlineData("\u0001 hola\u0001")]
    [InlineData("hola \u0001ACTION x\u0001")]
    public void Talk_is_talk(string text) => IrcCtcp.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("hola", "hola")]
    [InlineData("*hola* 5*3", "*hola* 5*3")]
    [InlineData("\u0002hola\u0002 a todos", "**hola** a todos")]
    [InlineData("\u0002hola", "**hola**")]
    [InlineData("\u0002hola \u0002a", "**hola** a")]
    [InlineData("a\u0002 hola\u0002", "a **hola**")]
    [InlineData("\u0002a\u001Db\u0002c\u001D", "**a*b****c*")]
    [InlineData("\u001Dcursiva\u000F no", "*cursiva* no")]
    [InlineData("\u001Etachado\u001E", "~~tachado~~")]
    [InlineData("\u0011x*y\u0011 z", "`x*y` z")]
    [InlineData("\u00034,12rojo\u0003 y \u00031,x \u0003, \u000399a", "rojo y ,x , a")]
    [InlineData("\u000304112", "112")]
    [InlineData("\u0004ff0000,00ff00rojo\u0004 no", "rojo no")]
    [InlineData("\u001Fraya\u001F \u0016al revés\u0016", "raya al revés")]
    [InlineData("\u0002\u0002", "")]
    [InlineData("\u0002  \u0002", "  ")]
    public void What_irc_formats_other_wires_mark(string irc, string markdown) => IrcFormatting.ToMarkdown(irc).ShouldBe(markdown);

    [Fact]
    public void Without_its_formatting_a_text_is_its_letters()
    {
        IrcFormatting.Strip("\u0002a\u00034,5b\u001D c\u000F\u0004ffffffd").ShouldBe("ab cd");
    }

    [Theory]
    [InlineData("hola", "hola")]
    [InlineData("**hola** *a* _b_ __c__ ~~d~~ `e`", "\u0002hola\u0002 \u001Da\u001D \u001Db\u001D \u0002c\u0002 \u001Ed\u001E \u0011e\u0011")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("nombre_de_algo", "nombre_de_algo")]
    [InlineData("*sin cerrar", "*sin cerrar")]
    [InlineData("**a *b** c*", "\u0002a *b\u0002 c*")]
    [InlineData(@"\*no\* \_tampoco\_", "*no* _tampoco_")]
    [InlineData("`a*b*` *c*", "\u0011a*b*\u0011 \u001Dc\u001D")]
    [InlineData("``a`b``", "\u0011a`b\u0011")]
    [InlineData("`sin cerrar *c*", "`sin cerrar \u001Dc\u001D")]
    [InlineData("```\n*a*\n```", "```\n*a*\n```")]
    [InlineData("*a\nb*", "*a\nb*")]
    [InlineData("`a\nb`", "`a\nb`")]
    public void What_other_wires_mark_irc_formats(string markdown, string irc) => IrcMarkdown.ToIrc(markdown).ShouldBe(irc);

    [Property(MaxTest = 3_000)]
    public void No_letter_is_lost_on_either_way(int seed)
    {
        Random dice = new(seed);
        string[] parts = ["a", "ñ", " ", "*", "**", "_", "~~", "`", "``", "\\", "\n", "\u0002", "\u0003", "4", ",", "\u001D", "\u0011", "\u000F", "😀"];
        string text = string.Concat(Enumerable.Range(0, dice.Next(40)).Select(_ => parts[dice.Next(parts.Length)]));

        Letters(IrcMarkdown.ToIrc(text)).ShouldBe(Letters(text));
        Letters(IrcFormatting.ToMarkdown(text)).ShouldBe(Letters(IrcFormatting.Strip(text)));
        IrcFormatting.ToMarkdown(text).IndexOfAny(['\u0002', '\u0003', '\u001D', '\u0011', '\u000F']).ShouldBe(-1);
    }

    [Theory]
    [InlineData("*a ")]
    [InlineData("**a_b ")]
    [InlineData("`")]
    [InlineData("``a`")]
    [InlineData("~~a *b **c ")]
    [InlineData("a* b_ ")]
    public void A_text_made_to_be_slow_is_not(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 60_000 / part.Length));
        Stopwatch watch = Stopwatch.StartNew();
        IrcMarkdown.ToIrc(text);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    private static string Letters(string text) => new([.. text.Where(letter => char.IsLetter(letter) || char.IsSurrogate(letter))]);
}

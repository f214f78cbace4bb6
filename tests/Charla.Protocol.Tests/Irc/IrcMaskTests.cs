using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Charla.Protocol.Irc;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcMaskTests
{
    [Theory]
    [InlineData("*", "*!*@*")]
    [InlineData("", "*!*@*")]
    [InlineData("ana", "ana!*@*")]
    [InlineData("ana!a", "ana!a@*")]
    [InlineData("a@h", "*!a@h")]
    [InlineData("@h", "*!*@h")]
    [InlineData("ana!@", "ana!*@*")]
    [InlineData("n!u@h", "n!u@h")]
    [InlineData("*.example.com", "*!*@*.example.com")]
    [InlineData("10.0.0.0/8", "*!*@10.0.0.0/8")]
    [InlineData("fe80::1", "*!*@fe80::1")]
    public void Part_of_a_mask_is_made_whole(string written, string whole) => IrcMask.Parse(written).Text.ShouldBe(whole);

    [Theory]
    [InlineData("ana", true)]
    [InlineData("ANA!*@*", true)]
    [InlineData("a?a", true)]
    [InlineData("a??a", false)]
    [InlineData("*a*!*@*.example.*", true)]
    [InlineData("*!otro@*", false)]
    [InlineData("*!*@pc.EXAMPLE.com", true)]
    [InlineData("an", false)]
    [InlineData("*!*@10.0.0.0/8", true)]
    [InlineData("*!*@10.9.9.9/8", true)]
    [InlineData("*!*@11.0.0.0/8", false)]
    [InlineData("*!*@10.1.2.*", true)]
    [InlineData("*!*@0.0.0.0/0", true)]
    [InlineData("*!*@::/0", false)]
    [InlineData("*!*@10.1.2.3/33", false)]
    public void A_mask_means_whom_it_says(string mask, bool means)
    {
        IrcMask.Parse(mask).IsMatch("Ana", "a", "pc.example.com", IPAddress.Parse("10.1.2.3")).ShouldBe(means);
    }

    [Fact]
    public void A_network_of_the_sixth_version_and_an_address_mapped_into_it_are_told_apart()
    {
        IrcMask.Parse("2001:db8::/32").IsMatch("a", "b", "h", IPAddress.Parse("2001:db8:1::5")).ShouldBeTrue();
        IrcMask.Parse("2001:db8::/32").IsMatch("a", "b", "h", IPAddress.Parse("2001:db9::5")).ShouldBeFalse();
        IrcMask.Parse("10.0.0.0/8").IsMatch("a", "b", "h", IPAddress.Parse("::ffff:10.1.2.3")).ShouldBeTrue();
        IrcMask.Parse("10.0.0.0/8").IsMatch("a", "b", "10.4.5.6").ShouldBeTrue();
    }

    [Theory]
    [InlineData("a*b", "ab", true)]
    [InlineData("a*b", "aXXb", true)]
    [InlineData("a*b*c", "abXbXc", true)]
    [InlineData("**", "", true)]
    [InlineData("?", "", false)]
    [InlineData("?", "😀", true)]
    [InlineData("??", "😀", false)]
    [InlineData("ñ*", "ÑANDÚ", true)]
    [InlineData(@"a\*b", "a*b", true)]
    [InlineData(@"a\*b", "aXb", false)]
    [InlineData(@"a\?", "a?", true)]
    [InlineData(@"a\b", @"a\b", true)]
    [InlineData("a[b]", "a[b]", true)]
    public void Stars_and_marks_stand_for_what_they_should(string pattern, string text, bool match) => IrcMask.IsWild(pattern, text).ShouldBe(match);

    [Fact]
    public void A_mask_made_to_be_slow_is_not()
    {
        string mask = string.Concat(Enumerable.Repeat("*a", 250)) + "*b";
        string text = new('a', 5_000);
        Stopwatch watch = Stopwatch.StartNew();

        IrcMask.IsWild(mask, text).ShouldBeFalse();
        IrcMask.IsWild(new string('*', 500) + "b", text).ShouldBeFalse();
        IrcMask.IsWild("*" + new string('?', 400) + "b", text).ShouldBeFalse();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Property(MaxTest = 3_000)]
    public void It_matches_as_an_expression_of_the_same_meaning_does(int seed)
    {
        Random dice = new(seed);
        string pattern = new([.. Enumerable.Range(0, dice.Next(8)).Select(_ => "ab*?"[dice.Next(4)])]);
        string text = new([.. Enumerable.Range(0, dice.Next(8)).Select(_ => "abc"[dice.Next(3)])]);
        string expression = $"^{Regex.Escape(pattern).Replace(@"\*", ".*").Replace(@"\?", ".")}$";

        IrcMask.IsWild(pattern, text).ShouldBe(Regex.IsMatch(text, expression, RegexOptions.NonBacktracking), $"{pattern} on {text}");
    }
}

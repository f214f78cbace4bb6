using System.Buffers;
using System.Text;
using Charla.Protocol.Irc;
using Charla.Protocol.Tests.Framing;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcMessageTests
{
    [Theory]
    [InlineData("PING", "PING")]
    [InlineData("ping 1", "PING|1")]
    [InlineData("PRIVMSG #sala :hola a todos", "PRIVMSG|#sala|hola a todos")]
    [InlineData("PRIVMSG #sala hola", "PRIVMSG|#sala|hola")]
    [InlineData("PRIVMSG #sala :", "PRIVMSG|#sala|")]
    [InlineData("PRIVMSG #sala ::)", "PRIVMSG|#sala|:)")]
    [InlineData("PRIVMSG #sala : :", "PRIVMSG|#sala| :")]
    [InlineData("USER  a   0  *   :  Ana ", "USER|a|0|*|  Ana ")]
    [InlineData("USER a 0 * Ana  ", "USER|a|0|*|Ana")]
    [InlineData("TOPIC #a b:c", "TOPIC|#a|b:c")]
    [InlineData(":ana!a@h QUIT :adiós", "QUIT|adiós")]
    [InlineData("433 * ana :en uso", "433|*|ana|en uso")]
    [InlineData("¿qué?", "¿QUÉ?")]
    [InlineData("MODE #a +ovb a b c", "MODE|#a|+ovb|a|b|c")]
    [InlineData("X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", "X|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15 16")]
    [InlineData("X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 :15 16", "X|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15 16")]
    [InlineData("X 1 2 3 4 5 6 7 8 9 10 11 12 13 :14 15", "X|1|2|3|4|5|6|7|8|9|10|11|12|13|14 15")]
    public void A_line_is_taken_apart_as_the_grammar_has_it(string line, string expected)
    {
        IrcMessage message = Parse(line)!;

        string.Join('|', [message.Command, .. message.Parameters]).ShouldBe(expected);
    }

    [Theory]
    [InlineData(":ana!a@h  QUIT", "ana!a@h")]
    [InlineData(": QUIT", "")]
    [InlineData("@a=b   :ana QUIT", "ana")]
    [InlineData("QUIT :ana", null)]
    public void The_source_is_what_stands_behind_the_first_colon(string line, string? source)
    {
        Parse(line)!.Source.ShouldBe(source);
        Parse(line)!.Command.ShouldBe("QUIT");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(" PING")]
    [InlineData(":ana")]
    [InlineData(":ana ")]
    [InlineData("@a=b")]
    [InlineData("@a=b :ana ")]
    public void A_line_without_a_command_is_none(string line) => Parse(line).ShouldBeNull();

    [Theory]
    [InlineData("a=b;c", "a", "b")]
    [InlineData("a=b;c", "c", "")]
    [InlineData("a=b;c=", "c", "")]
    [InlineData("a=b;c", "d", null)]
    [InlineData("a=1;a=2", "a", "2")]
    [InlineData(";;a=1;;", "a", "1")]
    [InlineData("a=x=y", "a", "x=y")]
    [InlineData(@"a=\:\s\\\r\n", "a", "; \\\r\n")]
    [InlineData(@"a=test\", "a", "test")]
    [InlineData(@"a=\b\\s", "a", @"b\s")]
    [InlineData("+draft/reply=ñ😀", "+draft/reply", "ñ😀")]
    public void A_tag_has_the_value_that_was_escaped(string tags, string key, string? value)
    {
        Parse($"@{tags} PING")!.Tags[key].ShouldBe(value);
        Parse($"@{tags} PING")!.Tags.Has(key).ShouldBe(value is not null);
    }

    [Theory]
    [InlineData("time", true)]
    [InlineData("+draft/reply", true)]
    [InlineData("+example.com/foo-1", true)]
    [InlineData("", false)]
    [InlineData("+", false)]
    [InlineData("a_b", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("a/b/c", false)]
    [InlineData("ñ", false)]
    public void A_key_is_letters_digits_and_hyphens_with_a_vendor_before_them(string key, bool valid) => IrcTags.IsKey(key).ShouldBe(valid);

    [Fact]
    public void A_known_command_costs_no_string()
    {
        Parse("privmsg a b")!.Command.ShouldBeSameAs(Parse("PrivMsg c d")!.Command);
    }

    [Fact]
    public void It_does_not_matter_how_the_line_lay_in_memory()
    {
        byte[] line = Wire.Utf8("@a=ñ;+b :ana!ñ@h PRIVMSG #ñ :😀 hola");
        for (int cut = 0; cut <= line.Length; cut++)
        {
            IrcMessage message = IrcMessage.Parse(Wire.Sequence(Wire.Cut(line, cut)))!;
            Written(message).ShouldBe("@a=ñ;+b :ana!ñ@h PRIVMSG #ñ :😀 hola\r\n");
        }
    }

    [Property(MaxTest = 2_000)]
    public void What_is_written_is_read_again_as_the_same(int seed)
    {
        IrcMessage message = Some(new Random(seed));

        IrcMessage again = Parse(Written(message)[..^2])!;

        (again.Tags.Data, again.Source, again.Command).ShouldBe((message.Tags.Data, message.Source, message.Command));
        again.Parameters.ShouldBe(message.Parameters);
    }

    [Property(MaxTest = 2_000)]
    public void Any_value_of_a_tag_comes_through(NonNull<string> value)
    {
        string clean = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(IrcText.WithoutNul(value.Get)));
        FrameBuffer buffer = new();
        IrcLineWriter line = new(buffer);
        line.Tag("a", clean);
        line.Tag("+draft/b");
        line.Command("TAGMSG");
        line.Param("#x");
        line.End();

        IrcMessage message = IrcMessage.Parse(buffer.Written.Span[..^2])!;

        message.Tags["a"].ShouldBe(clean);
        message.Tags["+draft/b"].ShouldBe("");
        message.Command.ShouldBe("TAGMSG");
    }

    private static IrcMessage? Parse(string line) => IrcMessage.Parse(new ReadOnlySequence<byte>(Wire.Utf8(line)));

    private static string Written(IrcMessage message)
    {
        FrameBuffer buffer = new();
        IrcLineWriter.Write(buffer, message);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }

    private static IrcMessage Some(Random dice)
    {
        string[] words = ["a", "#sala", "ñandú", "😀", "b:c", "*", "+o", "a=b", ";"];
        string[] texts = ["", ":", " ", "a b", ":a", " a ", "hola : que tal", "漢字 y más"];
        string[] tags = ["a", "a=b", @"+c/d=\:\s", "e=😀"];
        string Pick(string[] from) => from[dice.Next(from.Length)];
        List<string> parameters = [.. Enumerable.Range(0, dice.Next(14)).Select(_ => Pick(words))];
        if (dice.Next(2) == 0)
        {
            parameters.Add(Pick(texts));
        }

        string? data = dice.Next(2) == 0 ? null : string.Join(';', Enumerable.Range(0, dice.Next(1, 4)).Select(_ => Pick(tags)));
        return new IrcMessage(new IrcTags(data), dice.Next(2) == 0 ? null : "ana!a@h", Pick(["PRIVMSG", "001", "X"]), parameters);
    }
}

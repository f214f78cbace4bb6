using System.Text;
using Charla.Protocol.Tests.Framing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests;

[Properties(Replay = Talk.Replay, MaxTest = 500, QuietOnSuccess = true)]
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("ana> hola", "ana", "hola")]
    [InlineData("ana> ", "ana", "")]
    [InlineData("José Luis> ¿qué tal?", "José Luis", "¿qué tal?")]
    [InlineData("ana> a > b > c", "ana", "a > b > c")]
    [InlineData("ana> luis> hola", "ana", "luis> hola")]
    [InlineData("ana>  hola ", "ana", " hola ")]
    [InlineData("a> x", "a", "x")]
    [InlineData("😀> x", "😀", "x")]
    [InlineData("[bot]> x", "[bot]", "x")]
    public void A_name_in_front_is_told_from_the_text(string payload, string name, string text) =>
        PlainText.Read(Wire.Utf8(payload)).ShouldBe((name, text));

    [Theory]
    [InlineData("")]
    [InlineData("hola")]
    [InlineData("> hola")]
    [InlineData("ana>hola")]
    [InlineData("ana>")]
    [InlineData("a>b> hola")]
    [InlineData(" ana> hola")]
    [InlineData("ana > hola")]
    [InlineData("\u00a0ana> hola")]
    [InlineData("ana~2> hola")]
    [InlineData("a\tna> hola")]
    [InlineData("a\nna> hola")]
    [InlineData("a\0na> hola")]
    [InlineData("a\u007fna> hola")]
    [InlineData("a\u0085na> hola")]
    [InlineData("a\u009bna> hola")]
    [InlineData("a name of thirty-three characters> hola")]
    [InlineData("if x then we know that it is so, and also that y> 5")]
    public void Without_a_valid_name_in_front_all_of_it_is_text(string payload) =>
        PlainText.Read(Wire.Utf8(payload)).ShouldBe((null, payload));

    [Theory]
    [InlineData("a", 32)]
    [InlineData("ñ", 32)]
    [InlineData("漢", 32)]
    [InlineData("😀", 32)]
    public void A_name_has_thirty_two_characters_at_the_most_however_many_bytes_they_take(string character, int most)
    {
        string longest = string.Concat(Enumerable.Repeat(character, most));

        PlainText.Read(Wire.Utf8(longest + "> x")).ShouldBe((longest, "x"));
        PlainText.Read(Wire.Utf8(longest + character + "> x")).Name.ShouldBeNull();
        PlainText.IsName(longest).ShouldBeTrue();
        PlainText.IsName(longest + character).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_is_no_name() => PlainText.IsName("").ShouldBeFalse();

    [Property]
    public Property What_is_read_is_written_as_the_same_bytes() => Prop.ForAll(Talk.Messages, messages =>
    {
        foreach (string message in messages)
        {
            (string? name, string text) = PlainText.Read(Wire.Utf8(message));
            FrameBuffer buffer = new();
            PlainText.Write(buffer, name, text);

            new Inbox(Counting.Bytes).Receive(buffer.Written.ToArray()).Texts.ShouldHaveSingleItem().ShouldBe(message);
        }
    });

    [Property]
    public Property What_is_written_under_a_valid_name_is_read_as_it_was() => Prop.ForAll(Talk.Messages, messages =>
    {
        string name = new string([.. messages[0].Where(c => c is not '>' && !char.IsControl(c)).Take(32)]).TrimEnd('\ud83d', '\ud83e').Trim();
        name = name.Length > 0 ? name : "ana";
        FrameBuffer buffer = new();

        PlainText.IsName(name).ShouldBeTrue();
        PlainText.Write(buffer, name, messages[^1]);

        PlainText.Read(buffer.Written.Span[Frame.HeaderLength..]).ShouldBe((name, messages[^1]));
    });

    [Fact]
    public void A_long_text_is_written_whole()
    {
        string text = string.Concat(Enumerable.Repeat("señor 😀 ", 10_000));
        FrameBuffer buffer = new();

        PlainText.Write(buffer, "ana", text);

        PlainText.Read(buffer.Written.Span[Frame.HeaderLength..]).ShouldBe(("ana", text));
    }

    [Theory]
    [InlineData("ana> se\u00f1or")]
    [InlineData("se\u00f1or> hola")]
    [InlineData("ana> caf\u00e9")]
    [InlineData("\u00ed\u00a0\u0080")]
    [InlineData("\u00c0\u0080")]
    public void What_is_not_utf8_is_refused(string latin1) =>
        Should.Throw<ProtocolException>(() => { PlainText.Read(Encoding.Latin1.GetBytes(latin1)); }).Code.ShouldBe(ErrorCode.BadUtf8);
}

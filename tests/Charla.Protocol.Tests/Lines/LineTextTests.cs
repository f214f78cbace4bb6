using System.Text;
using Charla.Protocol.Lines;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Lines;

public sealed class LineTextTests
{
    [Property(MaxTest = 2_000)]
    public void The_bytes_of_the_text_of_any_bytes_are_those_bytes(byte[] bytes)
    {
        LineText.Encode(LineText.Decode(bytes, LineCharset.Utf8), LineCharset.Utf8).ShouldBe(bytes);
        LineText.Encode(LineText.Decode(bytes, LineCharset.Latin1), LineCharset.Latin1).ShouldBe(bytes);
    }

    [Property(MaxTest = 2_000)]
    public void So_are_those_of_text_that_looks_like_escapes(NonEmptyArray<int> parts)
    {
        string[] words = ["\\", "x", "4", "1", "E9", "é", "\n", "😀", "\\x5C", "\\x"];
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(parts.Get.Select(part => words[(part & int.MaxValue) % words.Length])));
        LineText.Encode(LineText.Decode(bytes, LineCharset.Utf8), LineCharset.Utf8).ShouldBe(bytes);
        LineText.Encode(LineText.Decode(bytes, LineCharset.Latin1), LineCharset.Latin1).ShouldBe(bytes);
    }

    [Property(MaxTest = 1_000)]
    public void No_control_character_but_the_tab_is_in_the_text(byte[] bytes)
    {
        LineText.Decode(bytes, LineCharset.Utf8).Where(c => c != '\t').ShouldAllBe(c => !char.IsControl(c));
        LineText.Decode(bytes, LineCharset.Latin1).Where(c => c != '\t').ShouldAllBe(c => !char.IsControl(c));
    }

    [Theory]
    [InlineData("horno 21,5 °C", "horno 21,5 °C")]
    [InlineData(@"C:\temp y \\servidor\x", @"C:\temp y \\servidor\x")]
    [InlineData(@"\x41", @"\x5Cx41")]
    [InlineData("\e[31mrojo", @"\x1B[31mrojo")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("a\u0085b", @"a\xC2\x85b")]
    public void Text_stays_as_it_is_and_what_no_person_can_read_is_escaped(string sent, string shown)
    {
        LineText.Decode(Encoding.UTF8.GetBytes(sent), LineCharset.Utf8).ShouldBe(shown);
    }

    [Fact]
    public void Latin_1_is_escaped_where_utf_8_is_read_and_is_text_where_it_is_asked_for()
    {
        byte[] bytes = [(byte)'c', (byte)'a', 0xF1, (byte)'a'];
        LineText.Decode(bytes, LineCharset.Utf8).ShouldBe(@"ca\xF1a");
        LineText.Decode(bytes, LineCharset.Latin1).ShouldBe("caña");
        LineText.Encode("caña", LineCharset.Latin1).ShouldBe(bytes);
        LineText.Encode("€", LineCharset.Latin1).ShouldBe(Encoding.ASCII.GetBytes(@"\u{20AC}"));
    }

    [Fact]
    public void A_byte_can_be_typed_in_either_case()
    {
        LineText.Encode(@"\xe9\xE9\x", LineCharset.Utf8).ShouldBe([0xE9, 0xE9, (byte)'\\', (byte)'x']);
    }
}

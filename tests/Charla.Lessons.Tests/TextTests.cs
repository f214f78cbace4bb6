using FsCheck.Xunit;

namespace Charla.Lessons.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("1s", 1_000)]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("0", 0)]
    [InlineData("3", 3_000)]
    public void A_time_reads_as_people_write_it(string text, int milliseconds)
    {
        Duration.TryParse(text, out TimeSpan duration).ShouldBeTrue();
        duration.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1,5s")]
    [InlineData("nan")]
    [InlineData("infs")]
    [InlineData("1e9")]
    [InlineData("25h")]
    [InlineData("mañana")]
    public void What_is_no_time_is_refused(string text)
    {
        Duration.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void Bytes_that_are_no_text_are_shown_as_what_they_are()
    {
        ByteText.Text([0x61, 0xFF, 0xC3, 0xB1, 0xC3], 100).ShouldBe("a\\xffñ\\xc3");
        ByteText.Text("\e[31mrojo\n"u8, 100).ShouldBe("␛[31mrojo⏎");
        ByteText.Hex([0, 0x1F, 0xFF], 2).ShouldBe("00 1f …");
    }

    [Theory]
    [InlineData(1, "a…")]
    [InlineData(2, "a…")]
    [InlineData(3, "añ…")]
    [InlineData(4, "añb")]
    public void A_text_is_never_cut_inside_a_character(int most, string shown)
    {
        ByteText.Text("añb"u8, most).ShouldBe(shown);
    }

    [Property]
    public void No_bytes_can_steer_a_terminal(byte[] bytes)
    {
        ByteText.Text(bytes, 40).ShouldNotContain(character => char.IsControl(character));
    }
}

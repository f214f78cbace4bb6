namespace Charla.Protocol.Tests;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("\e[2J\e[31mrojo", "␛[2J␛[31mrojo")]
    [InlineData("\e]0;título\a", "␛]0;título␇")]
    [InlineData("a\rb\bc\x7f", "a⏎b␈c␡")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    [InlineData("\u202Eatrás\u2066", "\uFFFDatrás\uFFFD")]
    [InlineData("uno\ttab", "uno tab")]
    [InlineData("uno\r\ndos", "uno⏎dos")]
    [InlineData("👩‍👩‍👧 ñ 日本", "👩‍👩‍👧 ñ 日本")]
    public void What_would_steer_a_terminal_is_shown_and_not_obeyed(string hostile, string shown)
    {
        SafeText.OneLine(hostile).ShouldBe(shown);
    }

    [Fact]
    public void Half_a_character_is_none()
    {
        // Not as data of a theory: the runner would turn it into bytes and back.
        SafeText.OneLine("a\ud83d").ShouldBe("a\uFFFD");
    }

    [Fact]
    public void No_control_character_whatever_gets_through()
    {
        string everything = string.Concat(Enumerable.Range(0, 0x3000).Where(unit => unit is not (>= 0xD800 and <= 0xDFFF)).Select(unit => (char)unit));

        SafeText.OneLine(everything).ShouldAllBe(unit => !char.IsControl(unit));
        string.Concat(SafeText.Lines(everything)).ShouldAllBe(unit => !char.IsControl(unit));
    }

    [Fact]
    public void Lines_are_told_apart_and_empty_ends_dropped()
    {
        SafeText.Lines("uno\r\ndos\n\ntres\n\n").ShouldBe(["uno", "dos", "", "tres"]);
        SafeText.Lines("").ShouldBe([""]);
    }
}

using Charla.Chat.Terminal;

namespace Charla.Tests.Chat.Terminal;

public sealed class LineWrapTests
{
    [Theory]
    [InlineData("corta", "corta")]
    [InlineData("", "")]
    [InlineData("una línea que no cabe en veinte", "una línea que no|   cabe en veinte")]
    [InlineData("veinte justos es así", "veinte justos es así")]
    [InlineData("veinte justos es así y más", "veinte justos es así|   y más")]
    [InlineData("日本語 日本語 日本語 日本語", "日本語 日本語 日本語|   日本語")]
    [InlineData("   con sangría que no cabe", "   con sangría que|   no cabe")]
    [InlineData("a  dos espacios se quedan", "a  dos espacios se|   quedan")]
    [InlineData("ve https://example.org/una/dirección/larga y vuelve a mí ya mismo", "ve https://example.org/una/dirección/larga y vuelve a mí ya|   mismo")]
    public void A_line_is_broken_between_words(string line, string rows)
    {
        LineWrap.Rows(line, 20, 3).ShouldBe(rows.Split('|'));
    }

    [Fact]
    public void Colours_take_no_room()
    {
        LineWrap.Rows("\e[2m10:41\e[0m \e[1;38;5;33mluis>\e[0m holas a todo el mundo", 20, 3)
            .ShouldBe(["\e[2m10:41\e[0m \e[1;38;5;33mluis>\e[0m holas a", "   todo el mundo"]);
    }
}

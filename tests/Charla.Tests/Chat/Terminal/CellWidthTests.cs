using Charla.Chat.Terminal;

namespace Charla.Tests.Chat.Terminal;

public sealed class CellWidthTests
{
    [Theory]
    [InlineData("hola", 4)]
    [InlineData("señor", 5)]
    [InlineData("sen\u0303or", 5)]
    [InlineData("日本", 4)]
    [InlineData("한글", 4)]
    [InlineData("😀", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("❤\uFE0F", 2)]
    [InlineData("🇧🇴", 2)]
    [InlineData("➤", 1)]
    [InlineData("", 0)]
    public void A_text_takes_the_columns_that_terminals_give_it(string text, int columns)
    {
        CellWidth.Of(text).ShouldBe(columns);
    }

    [Theory]
    [InlineData("日本語", 5, "日本")]
    [InlineData("n\u0303u", 1, "n\u0303")]
    [InlineData("abc", 3, "abc")]
    public void A_line_is_cut_between_characters(string text, int columns, string fitting)
    {
        CellWidth.Fit(text, columns).ShouldBe(fitting);
    }
}

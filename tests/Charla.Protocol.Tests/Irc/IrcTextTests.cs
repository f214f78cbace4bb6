using System.Text;
using Charla.Protocol.Irc;
using FsCheck;
using FsCheck.Xunit;

namespace Charla.Protocol.Tests.Irc;

public sealed class IrcTextTests
{
    [Theory]
    [InlineData("hola", 20, "hola")]
    [InlineData("", 20, "")]
    [InlineData("uno\ndos\r\ntres\rcuatro", 20, "uno|dos|tres|cuatro")]
    [InlineData("uno\n\ndos\n", 20, "uno||dos|")]
    [InlineData("hola a todos los que están", 12, "hola a |+todos los |+que están")]
    [InlineData("abcdefghij", 4, "abcd|+efgh|+ij")]
    [InlineData("a bcdefghij", 8, "a bcdefg|+hij")]
    [InlineData("ññññ", 5, "ññ|+ññ")]
    [InlineData("😀😀", 6, "😀|+😀")]
    [InlineData("xe\u0301e\u0301", 4, "xe\u0301|+e\u0301")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧", 20, "👩‍👩‍👧|+👩‍👩‍👧")]
    public void Text_is_cut_behind_words_where_it_can_and_never_within_a_letter(string text, int room, string expected)
    {
        string.Join('|', Pieces(text, room).Select(piece => (piece.Continues ? "+" : "") + piece.Text)).ShouldBe(expected);
    }

    [Property(MaxTest = 3_000)]
    public void Together_the_pieces_are_the_text_and_each_fits(int seed, PositiveInt spare)
    {
        string text = Some(new Random(seed));
        int room = IrcText.LeastRoom + (spare.Get % 60);

        List<(string Text, bool Continues)> pieces = Pieces(text, room);

        pieces.ShouldAllBe(piece => Encoding.UTF8.GetByteCount(piece.Text) <= room);
        pieces.ShouldAllBe(piece => !piece.Text.Contains('\uFFFD'));
        StringBuilder together = new(pieces[0].Text);
        foreach ((string piece, bool continues) in pieces.Skip(1))
        {
            together.Append(continues ? "" : "\n").Append(piece);
        }

        together.ToString().ShouldBe(text.ReplaceLineEndings("\n").Replace('\r', '\n'));
    }

    [Fact]
    public void A_letter_with_a_thousand_marks_costs_no_more_than_its_length()
    {
        string text = "e" + new string('\u0301', 100_000);

        List<(string Text, bool Continues)> pieces = Pieces(text, 400);

        string.Concat(pieces.Select(piece => piece.Text)).ShouldBe(text);
        pieces.ShouldAllBe(piece => Encoding.UTF8.GetByteCount(piece.Text) <= 400);
        pieces.Count.ShouldBe(501);
    }

    [Fact]
    public void A_text_that_fits_is_not_copied()
    {
        Allocations.Of(() =>
        {
            foreach (IrcPiece piece in IrcText.Pieces("hola a todos", 400))
            {
                _ = piece.Text.Length;
            }
        }).ShouldBe(0);
    }

    private static List<(string Text, bool Continues)> Pieces(string text, int room)
    {
        List<(string Text, bool Continues)> pieces = [];
        foreach (IrcPiece piece in IrcText.Pieces(text, room))
        {
            pieces.Add((piece.Text.ToString(), piece.Continues));
        }

        return pieces;
    }

    private static string Some(Random dice)
    {
        string[] parts = ["a", "palabra", " ", "  ", "\n", "\r\n", "\r", "ñ", "e\u0301", "😀", "👩‍👩‍👧", "漢字", "\u0301\u0301\u0301\u0301"];
        return string.Concat(Enumerable.Range(0, dice.Next(40)).Select(_ => parts[dice.Next(parts.Length)]));
    }
}

using System.Globalization;
using System.Text;

namespace Charla.Protocol;

/// <summary>
/// Makes text from the network harmless to a terminal: nothing in it can move the cursor, change colours or titles, ring the bell,
/// answer in the person's stead, or turn the direction of what stands around it.
/// </summary>
internal static class SafeText
{
    private const char ControlPictures = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char LineBreakSign = '⏎';

    /// <summary>The text on one line: line breaks become ⏎.</summary>
    public static string OneLine(string text) => Clean(text, LineBreakSign);

    /// <summary>The text's lines, at least one.</summary>
    public static string[] Lines(string text) =>
        text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => Clean(line, LineBreakSign)).ToArray();

    private static string Clean(string text, char lineBreak)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(Harmless(rune, lineBreak));
        }

        return clean.ToString();
    }

    /// <summary>A lone surrogate has become U+FFFD before it comes here.</summary>
    private static Rune Harmless(Rune rune, char lineBreak) => rune.Value switch
    {
        '\n' => new Rune(lineBreak),
        '\t' => new Rune(' '),
        < 0x20 => new Rune((char)(ControlPictures + rune.Value)),
        0x7F => new Rune(DeletePicture),
        _ when IsHarmful(rune) => Rune.ReplacementChar,
        _ => rune,
    };

    private static bool IsHarmful(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}

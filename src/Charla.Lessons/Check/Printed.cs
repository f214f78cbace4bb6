using System.Text;

namespace Charla.Lessons.Check;

/// <summary>Finds what was sent in what a program printed, whatever it prints around it.</summary>
internal static class Printed
{
    /// <summary>Whether the texts stand in the output one after the other: as they are, or as Python writes their bytes.</summary>
    public static bool InOrder(string output, IEnumerable<string> texts)
    {
        int from = 0;
        foreach (string text in texts)
        {
            int plain = output.IndexOf(text, from, StringComparison.Ordinal);
            string escaped = Escaped(text);
            int bytes = plain < 0 ? output.IndexOf(escaped, from, StringComparison.Ordinal) : -1;
            if (plain < 0 && bytes < 0)
            {
                return false;
            }

            from = plain >= 0 ? plain + text.Length : bytes + escaped.Length;
        }

        return true;
    }

    /// <summary>Whether messages stand in the output one after the other, and none of their headers does: they were told apart.</summary>
    public static bool Messages(string output, IReadOnlyList<string> texts) =>
        InOrder(output, texts) && !texts.Any(text => output.Contains(Encoding.UTF8.GetString(SentFrames.Of(text)), StringComparison.Ordinal));

    /// <summary>Whether the text's characters stand in the output in their order, with anything between them: a program may print each piece as it comes.</summary>
    public static bool Scattered(string output, string text) =>
        Scattered(output, [.. text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune)).Select(rune => rune.ToString())])
        || Scattered(output, [.. Encoding.UTF8.GetBytes(text).Where(value => value != (byte)' ').Select(Escaped)]);

    private static bool Scattered(string output, string[] parts)
    {
        int from = 0;
        foreach (string part in parts)
        {
            int found = output.IndexOf(part, from, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            from = found + part.Length;
        }

        return true;
    }

    private static string Escaped(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(Escaped));

    private static string Escaped(byte value) => value is >= 0x20 and < 0x7F ? $"{(char)value}" : $"\\x{value:x2}";
}

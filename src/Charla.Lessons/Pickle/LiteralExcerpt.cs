using Charla.Protocol;

namespace Charla.Lessons.Pickle;

/// <summary>The place in a literal that is wrong: its line, and a caret below the character.</summary>
internal static class LiteralExcerpt
{
    private const int ShownChars = 72;

    /// <summary>Two lines, indented; of a long line, the part around the place.</summary>
    /// <param name="literal">The whole text.</param>
    /// <param name="position">In UTF-16 units from 0; its length where something is missing at the end.</param>
    public static string Of(string literal, int position)
    {
        int place = Math.Clamp(position, 0, literal.Length);
        int start = place == 0 ? 0 : literal.LastIndexOf('\n', place - 1) + 1;
        int end = literal.IndexOf('\n', place);
        int last = end < 0 ? literal.Length : end;
        int first = Math.Max(start, Math.Min(place - (ShownChars / 2), last - ShownChars));
        last = Math.Min(last, first + ShownChars);
        string before = (first > start ? "…" : "") + SafeText.OneLine(literal[first..place]);
        string after = SafeText.OneLine(literal[place..Math.Max(place, last)]);
        return $"    {before}{after}\n    {new string(' ', before.Length)}^";
    }
}

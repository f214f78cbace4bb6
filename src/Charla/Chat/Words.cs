using System.Globalization;

namespace Charla.Chat;

/// <summary>Takes a command's arguments apart.</summary>
internal static class Words
{
    /// <summary>The first word, and what follows it without the space around it.</summary>
    public static (string First, string Others) TakeFirst(string text)
    {
        string trimmed = text.Trim();
        int end = trimmed.AsSpan().IndexOfAny(" \n\t");
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[end..].Trim());
    }

    public static int Count(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>A message's number in front, as <c>12</c> or <c>#12</c>, and what follows it; without one, null and all of it.</summary>
    public static (long? Number, string Others) TakeNumber(string text)
    {
        (string first, string rest) = TakeFirst(text);
        string digits = first.StartsWith('#') ? first[1..] : first;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? (number, rest) : (null, text.Trim());
    }
}

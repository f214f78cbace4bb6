using System.Globalization;
using System.Text;

namespace Charla.Protocol.Messages;

/// <summary>What a name and a room may be called, and when two of them are the same.</summary>
internal static class NameRules
{
    public const int MaxNameLength = 32;
    public const int MaxRoomLength = 50;

    /// <summary>The room that is always there.</summary>
    public const string Lobby = "lobby";

    /// <summary>How a direct message's room begins, seen by one of its two people: <c>@luis</c>.</summary>
    public const char DirectPrefix = '@';

    private const string UnverifiedMark = "~?";

    /// <summary>How someone is shown who gives themselves a name that is registered, and can't sign in: <c>ana~?</c>. No name can be written like that.</summary>
    public static string Unverified(string name) => name + UnverifiedMark;

    /// <summary>True or null, as a message has it.</summary>
    public static bool? IsUnverified(string name) => name.Contains(UnverifiedMark, StringComparison.Ordinal) ? true : null;

    public static bool IsName(string? name) => IsWord(name, MaxNameLength);

    public static bool IsRoom(string? room) => IsWord(room, MaxRoomLength);

    /// <summary>The form in which names are compared: lower case. A letter and its mark apart are not the same as both in one character.</summary>
    /// <remarks>Composing them takes tables that the product runs without (<c>InvariantGlobalization</c>).</remarks>
    public static string Fold(string name) => name.ToLowerInvariant();

    private static bool IsWord(string? word, int maxLength)
    {
        if (string.IsNullOrEmpty(word) || word.Length > maxLength * 2)
        {
            return false;
        }

        int count = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            // A mark belongs to the letter before it.
            if (!(Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_' or '.' || (count > 0 && IsMark(rune))))
            {
                return false;
            }

            count++;
        }

        return count <= maxLength;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

using System.Globalization;
using System.Text;

namespace Charla.Protocol.Messages;

/// <summary>Whether people can tell one name from another by looking at it. A stricter rule than <see cref="NameRules"/>, for names that are taken anew.</summary>
/// <remarks>
/// After Unicode TS 39 (“highly restrictive”), with tables of our own, for there is no ICU: <see cref="Scripts"/> and <see cref="Composition"/>. One script for each
/// name, but for Chinese, Japanese and Korean, which go together and with Latin; nothing invisible; no letter drawn like another.
/// </remarks>
internal static class NameLooks
{
    /// <summary>Marks on one letter at the most, where a script keeps them apart. Thai and Hebrew need three.</summary>
    private const int MaxMarks = 3;

    // Cyrillic and Greek letters that look like a Latin one, each above it.
    private const string Foreign = "аеорсухіјѕһԁԛԝѵӏкмтвнαειοκνρτυχ";
    private const string Latin = "aeopcyxijshdqwvlkmtbhaeiokvptux";

    /// <summary>Letters and marks of which nothing is seen: fillers and the like. Format characters are in no name at all.</summary>
    private static readonly int[] _invisible = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0];

    /// <summary>Whether a name, which must be one, can be told from others.</summary>
    public static bool IsDistinct(string name)
    {
        (Script Script, int Block) seen = (Script.Common, 0);
        int marks = 0;
        foreach (Rune rune in Composition.Compose(name.ToLowerInvariant()).EnumerateRunes())
        {
            (Script Script, int Block) its = Scripts.Of(rune);
            marks = IsMark(rune) ? marks + 1 : 0;
            if (IsInvisible(rune) || its.Script == Script.Styled || marks > MaxMarks || (marks > 0 && IsDecoration(its.Script, seen.Script)))
            {
                return false;
            }

            if (!TryMix(ref seen, its))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether nothing in a name stands apart that has one character of its own.</summary>
    public static bool IsComposed(string name) => Composition.Compose(name.ToLowerInvariant()).Length == name.Length;

    /// <summary>What names have in common that look alike: case, composition, characters that are not seen, and letters of Cyrillic and Greek like Latin ones make no difference.</summary>
    public static string Key(string name)
    {
        string composed = Composition.Compose(name.ToLowerInvariant());
        return Ascii.IsValid(composed) ? composed : string.Concat(composed.EnumerateRunes().Where(rune => !IsInvisible(rune)).Select(LikeLatin));
    }

    private static string LikeLatin(Rune rune)
    {
        int at = rune.IsBmp ? Foreign.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        return at < 0 ? rune.ToString() : Latin[at].ToString();
    }

    /// <summary>Whether nothing is seen of a character: a format character, a filler, a selector of variants.</summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) || _invisible.AsSpan().Contains(rune.Value);

    /// <summary>Goes on to a character's script; false where the name has another already.</summary>
    private static bool TryMix(ref (Script Script, int Block) seen, (Script Script, int Block) its)
    {
        (Script Script, int Block) was = seen;
        its = its.Script is Script.EastAsian or Script.Hangul ? (Script.Latin, 0) : its;
        seen = its.Script == Script.Common ? was : its;
        return was.Script == Script.Common || was == seen;
    }

    // Letters of these scripts that carry a mark have a character of their own: any mark that is left is a decoration.
    private static bool IsDecoration(Script mark, Script letter) => mark == Script.Common && letter is Script.Common or Script.Latin or Script.Greek or Script.Cyrillic;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

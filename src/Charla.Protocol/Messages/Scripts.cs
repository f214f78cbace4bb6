using System.Text;

namespace Charla.Protocol.Messages;

/// <summary>The writing that a letter belongs to, as far as telling names apart needs it.</summary>
internal enum Script
{
    /// <summary>Digits, signs and marks, which go with every script.</summary>
    Common,

    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Georgian,
    Cherokee,

    /// <summary>Chinese characters, kana and bopomofo, which are written together.</summary>
    EastAsian,

    Hangul,

    /// <summary>A letter drawn like another one on purpose: full width, bold, in a circle, raised, phonetic.</summary>
    Styled,

    /// <summary>Any other; told apart from its like by its block.</summary>
    Other,
}

/// <summary>Tells scripts by ranges: the framework has no tables of them.</summary>
internal static class Scripts
{
    // First, last, script: in order of the first. From the blocks of Unicode 16.
    private static readonly (int First, int Last, Script Script)[] _ranges =
    [
        (0x0041, 0x005A, Script.Latin), (0x0061, 0x007A, Script.Latin), (0x00AA, 0x00BA, Script.Styled), (0x00C0, 0x024F, Script.Latin),
        (0x0250, 0x02FF, Script.Styled), (0x0300, 0x036F, Script.Common), (0x0370, 0x03FF, Script.Greek), (0x0400, 0x052F, Script.Cyrillic),
        (0x0530, 0x058F, Script.Armenian), (0x0590, 0x05FF, Script.Hebrew), (0x0600, 0x06FF, Script.Arabic), (0x0750, 0x077F, Script.Arabic),
        (0x0870, 0x08FF, Script.Arabic), (0x10A0, 0x10FF, Script.Georgian), (0x1100, 0x11FF, Script.Hangul), (0x13A0, 0x13FF, Script.Cherokee),
        (0x1AB0, 0x1AFF, Script.Common), (0x1C80, 0x1C8F, Script.Cyrillic), (0x1C90, 0x1CBF, Script.Georgian), (0x1D00, 0x1DBF, Script.Styled),
        (0x1DC0, 0x1DFF, Script.Common), (0x1E00, 0x1EFF, Script.Latin), (0x1F00, 0x1FFF, Script.Greek), (0x2070, 0x209F, Script.Styled),
        (0x20D0, 0x20FF, Script.Common), (0x2100, 0x218F, Script.Styled), (0x2460, 0x24FF, Script.Styled), (0x2C60, 0x2C7F, Script.Styled),
        (0x2D00, 0x2D2F, Script.Georgian), (0x2DE0, 0x2DFF, Script.Cyrillic), (0x2E80, 0x312F, Script.EastAsian), (0x3130, 0x318F, Script.Hangul),
        (0x31A0, 0x31FF, Script.EastAsian), (0x3400, 0x9FFF, Script.EastAsian), (0xA640, 0xA69F, Script.Cyrillic), (0xA720, 0xA7FF, Script.Styled),
        (0xA960, 0xA97F, Script.Hangul), (0xAB30, 0xAB6F, Script.Styled), (0xAB70, 0xABBF, Script.Cherokee), (0xAC00, 0xD7FF, Script.Hangul),
        (0xF900, 0xFAFF, Script.EastAsian), (0xFB00, 0xFB4F, Script.Styled), (0xFB50, 0xFDFF, Script.Styled), (0xFE70, 0xFEFF, Script.Styled),
        (0xFF00, 0xFFEF, Script.Styled), (0x1B000, 0x1B16F, Script.EastAsian), (0x1D400, 0x1D7FF, Script.Styled), (0x1EE00, 0x1EEFF, Script.Styled),
        (0x1F100, 0x1F1FF, Script.Styled), (0x1FBF0, 0x1FBF9, Script.Styled), (0x20000, 0x3FFFF, Script.EastAsian),
    ];

    /// <summary>The script of a letter or mark, and for <see cref="Script.Other"/> the block it is in.</summary>
    public static (Script Script, int Block) Of(Rune rune)
    {
        if (rune.Value is < 'A' or (> 'Z' and < 'a'))
        {
            return (Script.Common, 0);
        }

        int low = 0;
        int high = _ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            (int first, int last, Script script) = _ranges[middle];
            if (rune.Value < first)
            {
                high = middle - 1;
            }
            else if (rune.Value > last)
            {
                low = middle + 1;
            }
            else
            {
                return (script, 0);
            }
        }

        // Nearly every script of those below has a block of 128; above, a few have several together.
        return (Script.Other, rune.Value < 0x1000 ? rune.Value >> 7 : 0x1000 + (rune.Value >> 11));
    }
}

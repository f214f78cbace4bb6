using System.Buffers;
using System.Globalization;
using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>The texts of protocol 0, which stand escaped on a line of their own.</summary>
internal static class EscapedLine
{
    private const int MaxOctal = 3;

    private static readonly SearchValues<byte> _hexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The argument of <c>UNICODE</c>: Latin-1 with <c>\uXXXX</c> and <c>\UXXXXXXXX</c>; null where an escape is broken.</summary>
    public static byte[]? DecodeUnicode(ReadOnlySpan<byte> line)
    {
        ArrayBufferWriter<byte> text = new(Math.Max(1, line.Length));
        while (!line.IsEmpty)
        {
            int digits = line switch
            {
                [(byte)'\\', (byte)'u', ..] => 4,
                [(byte)'\\', (byte)'U', ..] => 8,
                _ => 0,
            };
            if (digits == 0)
            {
                line = TakePlain(line, text);
            }
            else if (TryHex(line[2..], digits, out int codePoint))
            {
                PythonText.Append(text, codePoint);
                line = line[(2 + digits)..];
            }
            else
            {
                return null;
            }
        }

        return text.WrittenSpan.ToArray();
    }

    /// <summary>The argument of <c>STRING</c>: ASCII in quotes, with the escapes of a Python literal; null where it is not that.</summary>
    public static byte[]? DecodeQuoted(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r"u8);
        if (line.Length < 2 || line[0] != line[^1] || line[0] is not ((byte)'\'' or (byte)'"'))
        {
            return null;
        }

        line = line[1..^1];
        ArrayBufferWriter<byte> text = new(Math.Max(1, line.Length));
        while (!line.IsEmpty)
        {
            int plain = line.IndexOf((byte)'\\');
            text.Write(plain < 0 ? line : line[..plain]);
            line = plain < 0 ? [] : line[plain..];
            if (!line.IsEmpty && !TryTakeEscape(ref line, text))
            {
                return null;
            }
        }

        return Ascii.IsValid(text.WrittenSpan) ? text.WrittenSpan.ToArray() : null;
    }

    /// <summary>A text as the argument of <c>UNICODE</c>.</summary>
    public static byte[] EncodeUnicode(ReadOnlySpan<byte> text)
    {
        ArrayBufferWriter<byte> line = new(Math.Max(1, text.Length));
        while (!text.IsEmpty && PythonText.TryDecode(text, out int codePoint, out int length))
        {
            string? escape = codePoint switch
            {
                > 0xffff => $"\\U{codePoint:x8}",
                > 0xff or '\\' or 0 or '\n' or '\r' or 0x1a => $"\\u{codePoint:x4}",
                _ => null,
            };
            line.Write(escape is null ? [(byte)codePoint] : Encoding.ASCII.GetBytes(escape));
            text = text[length..];
        }

        return line.WrittenSpan.ToArray();
    }

    public static bool TryHex(ReadOnlySpan<byte> digits, int count, out int value)
    {
        value = 0;
        return digits.Length >= count
            && !digits[..count].ContainsAnyExcept(_hexDigits)
            && int.TryParse(digits[..count], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            && value is >= 0 and <= 0x10ffff;
    }

    /// <summary>What a backslash and one character stand for in a literal; -1 where they stand for themselves.</summary>
    public static int SimpleEscape(int character) => character switch
    {
        '\\' or '\'' or '"' => character,
        'a' => 7,
        'b' => 8,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        _ => -1,
    };

    private static ReadOnlySpan<byte> TakePlain(ReadOnlySpan<byte> line, ArrayBufferWriter<byte> text)
    {
        // A backslash that escapes nothing takes the next character with it: the u after two backslashes begins nothing.
        int taken = line[0] == '\\' && line.Length > 1 ? 2 : 1;
        foreach (byte character in line[..taken])
        {
            PythonText.Append(text, character);
        }

        return line[taken..];
    }

    private static bool TryTakeEscape(ref ReadOnlySpan<byte> line, ArrayBufferWriter<byte> text)
    {
        if (line.Length < 2)
        {
            return false;
        }

        int character = line[1];
        int simple = SimpleEscape(character);
        if (simple >= 0)
        {
            text.Write([(byte)simple]);
            line = line[2..];
            return true;
        }

        if (character == 'x')
        {
            bool valid = TryHex(line[2..], 2, out int value);
            text.Write([(byte)value]);
            line = valid ? line[4..] : line;
            return valid;
        }

        TakeOctal(ref line, text);
        return true;
    }

    private static void TakeOctal(ref ReadOnlySpan<byte> line, ArrayBufferWriter<byte> text)
    {
        int digits = 0;
        int value = 0;
        while (digits < MaxOctal && digits + 1 < line.Length && line[digits + 1] is >= (byte)'0' and <= (byte)'7')
        {
            value = (value * 8) + line[digits + 1] - '0';
            digits++;
        }

        if (digits == 0)
        {
            text.Write(line[..2]);
            line = line[2..];
            return;
        }

        text.Write([(byte)value]);
        line = line[(digits + 1)..];
    }
}

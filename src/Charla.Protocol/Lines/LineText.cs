using System.Buffers;
using System.Globalization;
using System.Text;

namespace Charla.Protocol.Lines;

/// <summary>Text for any bytes at all, from which the same bytes can be had again.</summary>
/// <remarks>
/// <c>escape = "\x" 2HEXDIG</c> stands for one byte: what is not UTF-8, and control characters but for the tab. A backslash stands for itself,
/// unless the three characters behind it would make an escape of it: then it is written <c>\x5C</c>. So <c>Encode(Decode(bytes))</c> is <c>bytes</c>.
/// </remarks>
internal static class LineText
{
    private const int EscapeLength = 4;

    /// <summary>The text of some bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, LineCharset charset)
    {
        StringBuilder text = new(bytes.Length);
        while (!bytes.IsEmpty)
        {
            int length = DecodeOne(bytes, charset, text);
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of a text. What has no place in the charset is written <c>\u{20AC}</c>.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text, LineCharset charset)
    {
        ArrayBufferWriter<byte> bytes = new(text.Length + 1);
        while (!text.IsEmpty)
        {
            int length = TryReadEscape(text, out byte escaped) ? WriteByte(bytes, escaped) : EncodeOne(text, charset, bytes);
            text = text[length..];
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The escape that stands for a byte.</summary>
    public static string Escape(byte escaped) => $@"\x{escaped:X2}";

    private static int DecodeOne(ReadOnlySpan<byte> bytes, LineCharset charset, StringBuilder text)
    {
        int length = 1;
        Rune rune = new(bytes[0]);
        bool isText = charset == LineCharset.Latin1 || Rune.DecodeFromUtf8(bytes, out rune, out length) == OperationStatus.Done;
        if (isText && (rune.Value == '\t' || !Rune.IsControl(rune)) && !LooksLikeEscape(bytes))
        {
            text.Append(rune);
            return length;
        }

        foreach (byte one in bytes[..length])
        {
            text.Append(Escape(one));
        }

        return length;
    }

    private static bool LooksLikeEscape(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= EscapeLength && bytes[0] == '\\' && bytes[1] == 'x' && char.IsAsciiHexDigit((char)bytes[2]) && char.IsAsciiHexDigit((char)bytes[3]);

    private static bool TryReadEscape(ReadOnlySpan<char> text, out byte escaped)
    {
        escaped = 0;
        return text.StartsWith(@"\x")
            && text.Length >= EscapeLength
            && byte.TryParse(text[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out escaped);
    }

    private static int WriteByte(ArrayBufferWriter<byte> bytes, byte escaped)
    {
        bytes.Write([escaped]);
        return EscapeLength;
    }

    private static int EncodeOne(ReadOnlySpan<char> text, LineCharset charset, ArrayBufferWriter<byte> bytes)
    {
        // A lone surrogate, which is no character, becomes U+FFFD.
        _ = Rune.DecodeFromUtf16(text, out Rune rune, out int length);
        if (charset == LineCharset.Utf8)
        {
            bytes.Advance(rune.EncodeToUtf8(bytes.GetSpan(4)));
        }
        else if (rune.Value <= byte.MaxValue)
        {
            bytes.Write([(byte)rune.Value]);
        }
        else
        {
            bytes.Write(Encoding.ASCII.GetBytes($@"\u{{{rune.Value:X}}}"));
        }

        return length;
    }
}

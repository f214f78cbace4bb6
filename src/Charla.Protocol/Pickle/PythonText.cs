using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Charla.Protocol.Pickle;

/// <summary>A Python <c>str</c> as bytes: UTF-8 in which, as in Python's <c>surrogatepass</c>, a lone surrogate is three bytes as any other character.</summary>
/// <remarks>A .NET string cannot tell two lone surrogates from a pair; Python can, and these bytes can.</remarks>
internal static class PythonText
{
    private const int MaxSequence = 4;

    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return true;
        }

        while (!text.IsEmpty)
        {
            if (!TryDecode(text, out _, out int length))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>The first code point of a text, which may be a surrogate; false where the bytes are none.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out int codePoint, out int length)
    {
        if (Rune.DecodeFromUtf8(text, out Rune rune, out length) == OperationStatus.Done)
        {
            codePoint = rune.Value;
            return true;
        }

        bool surrogate = text is [0xed, >= 0xa0 and <= 0xbf, >= 0x80 and <= 0xbf, ..];
        codePoint = surrogate ? 0xd000 | ((text[1] & 0x3f) << 6) | (text[2] & 0x3f) : 0;
        length = surrogate ? 3 : length;
        return surrogate;
    }

    /// <summary>Appends one code point, which may be a surrogate.</summary>
    public static void Append(ArrayBufferWriter<byte> text, int codePoint)
    {
        Span<byte> room = text.GetSpan(MaxSequence);
        if (Rune.TryCreate(codePoint, out Rune rune))
        {
            text.Advance(rune.EncodeToUtf8(room));
            return;
        }

        room[0] = (byte)(0xe0 | (codePoint >> 12));
        room[1] = (byte)(0x80 | ((codePoint >> 6) & 0x3f));
        room[2] = (byte)(0x80 | (codePoint & 0x3f));
        text.Advance(3);
    }

    /// <summary>The text as .NET has it; surrogates stay, alone or not.</summary>
    public static string ToText(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return Encoding.UTF8.GetString(text);
        }

        StringBuilder characters = new(text.Length);
        while (!text.IsEmpty && TryDecode(text, out int codePoint, out int length))
        {
            AppendCharacter(characters, codePoint);
            text = text[length..];
        }

        return characters.ToString();
    }

    public static void AppendCharacter(StringBuilder characters, int codePoint)
    {
        if (Rune.TryCreate(codePoint, out Rune rune))
        {
            characters.Append(rune.ToString());
        }
        else
        {
            characters.Append((char)codePoint);
        }
    }
}

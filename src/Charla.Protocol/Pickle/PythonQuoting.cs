using System.Globalization;
using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>Texts and bytes as Python's <c>repr</c> quotes them.</summary>
/// <remarks>What counts as printable follows .NET's Unicode tables, which are newer than those of Python 3.11: characters of Unicode 15 and later are shown, where it escapes them.</remarks>
internal static class PythonQuoting
{
    private const char Quote = '\'';
    private const char DoubleQuote = '"';

    /// <summary>Appends a str, given as <see cref="PythonText"/>.</summary>
    public static void AppendText(BoundedText output, ReadOnlySpan<byte> text)
    {
        char quote = QuoteFor(text);
        output.Append(quote);
        while (!text.IsEmpty && !output.IsFull && PythonText.TryDecode(text, out int codePoint, out int length))
        {
            AppendCodePoint(output, codePoint, quote);
            text = text[length..];
        }

        output.Append(quote);
    }

    /// <summary>Appends bytes, with the <c>b</c> in front.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="bytes">What to quote.</param>
    /// <param name="escapeQuotes">Whether a single quote is escaped even between double ones, as in a bytearray.</param>
    public static void AppendBytes(BoundedText output, ReadOnlySpan<byte> bytes, bool escapeQuotes = false)
    {
        char quote = QuoteFor(bytes);
        output.Append('b');
        output.Append(quote);
        foreach (byte value in bytes)
        {
            if (output.IsFull)
            {
                return;
            }

            AppendAscii(output, value, escapeQuotes ? Quote : quote);
        }

        output.Append(quote);
    }

    /// <summary>Bytes as Python shows them, such as <c>b'4         hola'</c>.</summary>
    public static string OfBytes(ReadOnlySpan<byte> bytes)
    {
        BoundedText output = new(int.MaxValue);
        AppendBytes(output, bytes);
        return output.ToString();
    }

    /// <summary>Whether Python shows a character as itself.</summary>
    public static bool IsPrintable(int codePoint) => codePoint == ' ' || CharUnicodeInfo.GetUnicodeCategory(codePoint) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    private static char QuoteFor(ReadOnlySpan<byte> text) => text.Contains((byte)Quote) && !text.Contains((byte)DoubleQuote) ? DoubleQuote : Quote;

    private static void AppendCodePoint(BoundedText output, int codePoint, char quote)
    {
        if (codePoint < 0x80)
        {
            AppendAscii(output, codePoint, quote);
        }
        else if (IsPrintable(codePoint))
        {
            output.Append(new Rune(codePoint).ToString());
        }
        else
        {
            output.Append(codePoint switch
            {
                <= 0xff => $"\\x{codePoint:x2}",
                <= 0xffff => $"\\u{codePoint:x4}",
                _ => $"\\U{codePoint:x8}",
            });
        }
    }

    private static void AppendAscii(BoundedText output, int value, char quote)
    {
        if (value == quote || value == '\\')
        {
            output.Append('\\');
            output.Append((char)value);
            return;
        }

        if (value is >= 0x20 and < 0x7f)
        {
            output.Append((char)value);
            return;
        }

        output.Append(value switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => $"\\x{value:x2}",
        });
    }
}

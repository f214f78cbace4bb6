using System.Buffers;
using System.Globalization;
using System.Text;

namespace Charla.Protocol.Doctor;

/// <summary>Bytes of the wire as text that is safe to show: what is printable as it is, everything else escaped as in Python (<c>\n</c>, <c>\x00</c>).</summary>
internal static class WireText
{
    /// <summary>All of <paramref name="bytes"/>, with no quotation marks around.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length);
            if (status == OperationStatus.Done && IsPrintable(rune))
            {
                text.Append(rune);
            }
            else
            {
                Escape(text, bytes[..length]);
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>Whether a terminal shows this character as one mark, and does nothing else with it.</summary>
    public static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => true,
    };

    private static void Escape(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            text.Append(value switch
            {
                (byte)'\n' => "\\n",
                (byte)'\r' => "\\r",
                (byte)'\t' => "\\t",
                _ => string.Create(CultureInfo.InvariantCulture, $"\\x{value:x2}"),
            });
        }
    }
}

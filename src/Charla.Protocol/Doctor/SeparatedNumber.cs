using System.Buffers;
using System.Globalization;
using System.Text;

namespace Charla.Protocol.Doctor;

/// <summary>Headers whose number is written for people: <c>1,024</c>, <c>1.024</c>, <c>1 024</c>, <c>12.0</c>.</summary>
internal static class SeparatedNumber
{
    private static readonly SearchValues<byte> _allowed = SearchValues.Create("0123456789,.'_ "u8);

    public static HeaderFault? Recognise(HeaderStart start)
    {
        ReadOnlySpan<byte> ten = start.Ten;
        int lead = start.Run(0, (byte)' ');
        ReadOnlySpan<byte> number = ten[Math.Min(lead, ten.Length)..].TrimEnd((byte)' ');
        int separator = number.IndexOfAny(",.'_ "u8);
        if (separator <= 0 || !char.IsAsciiDigit((char)number[^1]) || number.ContainsAnyExcept(_allowed))
        {
            return null;
        }

        string text = Encoding.ASCII.GetString(number);
        if (AreThousands(text))
        {
            long value = long.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
            long length = ten.Length == Frame.HeaderLength ? value : HeaderFault.Unknown;
            return new(FindingRule.ThousandsSeparator, lead, number.Length, Mistakes.Thousands.With(text, value), Fixes.NoSeparators, Frame.HeaderLength, length);
        }

        return IsFraction(text) ? new(FindingRule.ThousandsSeparator, lead, number.Length, Mistakes.Fraction.With(text), Fixes.NoSeparators) : null;
    }

    /// <summary>One to three digits, then groups of three, all with the same separator.</summary>
    private static bool AreThousands(string text)
    {
        char separator = text.First(c => !char.IsAsciiDigit(c));
        string[] groups = text.Split(separator);
        return groups[0].Length is >= 1 and <= 3
            && groups.Skip(1).All(group => group.Length == 3)
            && groups.All(group => group.All(char.IsAsciiDigit));
    }

    private static bool IsFraction(string text) =>
        text.Split('.', ',') is [{ Length: > 0 } whole, { Length: > 0 } part] && whole.All(char.IsAsciiDigit) && part.All(char.IsAsciiDigit);
}

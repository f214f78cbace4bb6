using System.Globalization;
using System.Text;

namespace Charla.Protocol.Doctor;

/// <summary>Headers that hold a number written with digits, and something that does not belong there.</summary>
internal static class DecimalHeader
{
    private const int MostDigits = 9;

    /// <summary>A sign in front: <c>+12</c>, <c>-12</c>.</summary>
    public static HeaderFault? Signed(HeaderStart start)
    {
        int sign = start.Run(0, (byte)' ');
        if (sign >= start.Ten.Length || start.Bytes[sign] is not ((byte)'+' or (byte)'-'))
        {
            return null;
        }

        int digits = start.Digits(sign + 1);
        if (digits == 0)
        {
            return null;
        }

        string text = WireText.Of(start.Bytes.Slice(sign, 1 + digits));
        return start.Bytes[sign] == (byte)'-'
            ? new(FindingRule.NegativeLength, sign, 1 + digits, Mistakes.Negative.With(text), Fixes.FindNegative)
            : new(FindingRule.HeaderWithSign, sign, 1, Mistakes.WithSign.With(text), Fixes.NoSign, Frame.HeaderLength, start.IsPaddedFrom(sign + 1 + digits) ? start.Number(sign + 1, digits) : HeaderFault.Unknown);
    }

    /// <summary>NUL bytes as padding at either side, or the one at the end that C's <c>snprintf</c> writes.</summary>
    public static HeaderFault? NulPadded(HeaderStart start)
    {
        int front = start.Ten.Length == Frame.HeaderLength ? start.Run(0, 0) : 0;
        int lead = front > 0 ? front : start.Run(0, (byte)' ');
        int digits = start.Digits(lead);
        int end = lead + digits;
        if (digits is 0 or > MostDigits || lead >= Frame.HeaderLength || (front > 0 && end < Frame.HeaderLength))
        {
            return null;
        }

        int nul = front > 0 ? 0 : end + start.Run(end, (byte)' ');
        int nuls = nul < start.Ten.Length ? Math.Min(start.Run(nul, 0), start.Ten.Length - nul) : 0;
        digits = Math.Min(digits, Frame.HeaderLength - lead);
        return nuls == 0
            ? null
            : new(FindingRule.NulPaddedHeader, nul, nuls, Mistakes.NulPadded.With(start.Number(lead, digits)), Fixes.Spaces, Math.Max(nul + nuls, lead + digits), start.Number(lead, digits));
    }

    /// <summary>A newline after the number: <c>12\n</c>, <c>12\r\n</c>.</summary>
    public static HeaderFault? EndedByNewline(HeaderStart start)
    {
        int lead = start.Run(0, (byte)' ');
        int digits = start.Digits(lead);
        int end = lead + digits + start.Run(lead + digits, (byte)' ');
        ReadOnlySpan<byte> rest = start.Bytes[end..];
        int length = rest.StartsWith("\r\n"u8) ? 2 : rest.StartsWith("\n"u8) ? 1 : 0;
        if (digits is 0 or > MostDigits || length == 0 || end >= Frame.HeaderLength)
        {
            return null;
        }

        long number = start.Number(lead, digits);
        return new(FindingRule.HeaderWithNewline, end, length, Mistakes.WithNewline.With(number, WireText.Of(rest[..length])), Fixes.Pad, end + length, number);
    }

    /// <summary>Hexadecimal digits: <c>0x1f</c> anywhere, <c>1f</c> where it is padded to ten bytes.</summary>
    public static HeaderFault? Hexadecimal(HeaderStart start)
    {
        ReadOnlySpan<byte> ten = start.Ten;
        int lead = start.Run(0, (byte)' ');
        bool prefixed = lead < ten.Length && ten[lead..] is [(byte)'0', (byte)'x' or (byte)'X', ..];
        int first = prefixed ? lead + 2 : lead;
        int digits = HexDigits(ten, first);
        bool padded = ten.Length == Frame.HeaderLength && start.IsPaddedFrom(first + digits);
        bool isSure = prefixed || (padded && (lead > 0 || digits < ten.Length || ten[0] == (byte)'0'));
        if (digits == 0 || !isSure)
        {
            return null;
        }

        int length = first + digits - lead;
        long number = long.Parse(Encoding.ASCII.GetString(ten.Slice(first, digits)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new(FindingRule.HexadecimalHeader, lead, length, Mistakes.Hexadecimal.With(WireText.Of(ten.Slice(lead, length)), number), Fixes.Decimal, Frame.HeaderLength, padded ? number : HeaderFault.Unknown);
    }

    private static int HexDigits(ReadOnlySpan<byte> bytes, int start)
    {
        int end = start;
        while (end < bytes.Length && char.IsAsciiHexDigit((char)bytes[end]))
        {
            end++;
        }

        return end - start;
    }

    /// <summary>A number whose padding is missing, wholly or in part: <c>4hola</c>, <c>4   hola</c>.</summary>
    public static HeaderFault? NotPadded(HeaderStart start)
    {
        int lead = start.Run(0, (byte)' ');
        int digits = start.Digits(lead);
        int end = lead + digits;
        int spaces = start.Run(end, (byte)' ');
        if (digits is 0 or > MostDigits || end + spaces >= start.Ten.Length)
        {
            return digits is 0 or > MostDigits || end + spaces >= Frame.HeaderLength || !start.Opens ? null : Bare(start, end, lead, digits);
        }

        // Of the spaces after the number some may be the text's own: the header ends where the next one is found.
        long number = start.Number(lead, digits);
        for (int header = end; header <= end + spaces; header++)
        {
            if (start.EndsWell(header, number))
            {
                return Fault(header, number);
            }
        }

        return start.Opens ? Fault(end + spaces, number) : null;

        HeaderFault Fault(int header, long length) =>
            new(FindingRule.HeaderNotPadded, lead, header - lead, Mistakes.NotPadded.With(length, header), Fixes.Pad, header, length);
    }

    private static HeaderFault Bare(HeaderStart start, int end, int lead, int digits) =>
        new(FindingRule.HeaderNotPadded, lead, digits, Mistakes.NotPadded.With(start.Number(lead, digits), end), Fixes.Pad);
}

using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Charla.Protocol.Pickle;

/// <summary>What a number in a literal is.</summary>
internal readonly record struct LiteralNumber(BigInteger? Integer, double Float, bool IsImaginary)
{
    /// <summary>The number as a float; null where it is an integer beyond any float.</summary>
    public double? Real => Integer is not { } integer ? Float : double.IsFinite(Rounded(integer)) ? Rounded(integer) : null;

    public LiteralNumber Negated => new(-Integer, -Float, IsImaginary);

    /// <summary>To the nearest float, as Python does: a cast would cut the digits off.</summary>
    private static double Rounded(BigInteger integer) => double.Parse(integer.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>Reads numbers as Python writes them: in any base, with underscores, with a <c>j</c>.</summary>
internal static partial class LiteralNumbers
{
    /// <summary>Whether a number begins here.</summary>
    public static bool Begins(LiteralText text) => char.IsAsciiDigit(text.Current) || (text.Current == '.' && char.IsAsciiDigit(text.Peek(1)));

    /// <exception cref="PickleException">It is none, or an integer of more than <paramref name="maxDigits"/>.</exception>
    public static LiteralNumber Read(LiteralText text, int maxDigits)
    {
        Match match = Form().Match(text.Whole, text.Position);
        int start = text.Position;
        text.Position += match.Length;
        if (!match.Success || char.IsLetterOrDigit(text.Current) || text.Current == '_')
        {
            int end = Math.Min(text.Length, text.Position + 1);
            throw text.Fault(LiteralTexts.Number.With(text.Whole[start..end]), start);
        }

        string digits = match.Value.Replace("_", "", StringComparison.Ordinal);
        if (match.Groups["based"].Success)
        {
            return new(InBase(text, digits, start, maxDigits), 0, IsImaginary: false);
        }

        if (match.Groups["j"].Success)
        {
            return new(null, ParseFloat(digits[..^1]), IsImaginary: true);
        }

        return digits.AsSpan().ContainsAny('.', 'e', 'E')
            ? new(null, ParseFloat(digits), IsImaginary: false)
            : new(Whole(text, digits, start, maxDigits), 0, IsImaginary: false);
    }

    private static double ParseFloat(string digits) => double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static BigInteger Whole(LiteralText text, string digits, int start, int maxDigits)
    {
        if (digits.Length > maxDigits)
        {
            throw text.Fault(LiteralTexts.LongNumber.With(maxDigits), start);
        }

        bool octalOfOld = digits[0] == '0' && digits.AsSpan().ContainsAnyExcept('0');
        return octalOfOld ? throw text.Fault(LiteralTexts.Number.With(digits), start) : BigInteger.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static BigInteger InBase(LiteralText text, string digits, int start, int maxDigits)
    {
        if (digits.Length > maxDigits)
        {
            throw text.Fault(LiteralTexts.LongNumber.With(maxDigits), start);
        }

        int bits = char.ToLowerInvariant(digits[1]) switch
        {
            'x' => 4,
            'o' => 3,
            _ => 1,
        };
        BigInteger number = BigInteger.Zero;
        foreach (char digit in digits.AsSpan(2))
        {
            number = (number << bits) | Convert.ToInt32(digit.ToString(), 16);
        }

        return number;
    }

    [GeneratedRegex(@"\G(?:(?<based>0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)|(?:(?:[0-9](?:_?[0-9])*)?\.[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*\.?)(?:[eE][-+]?[0-9](?:_?[0-9])*)?(?<j>[jJ])?)", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Charla.Protocol.Pickle;

/// <summary>The text of a <c>decimal.Decimal</c>, in the one form in which Python prints it.</summary>
internal static partial class DecimalText
{
    private const long MaxExponent = 1_000_000_000_000_000_000;
    private const int LeastPlain = -6;

    /// <summary>Takes what Python's <c>Decimal('…')</c> takes and says it as Python says it, such as <c>1.50</c> or <c>1E+3</c>.</summary>
    /// <remarks>The General Decimal Arithmetic specification's to-scientific-string.</remarks>
    public static bool TryNormalise(string text, [NotNullWhen(true)] out string? canonical)
    {
        Match match = Form().Match(text.Trim().Replace("_", "", StringComparison.Ordinal));
        canonical = null;
        if (!match.Success)
        {
            return false;
        }

        string sign = match.Groups["sign"].Value == "-" ? "-" : "";
        if (match.Groups["inf"].Success)
        {
            canonical = sign + "Infinity";
        }
        else if (match.Groups["nan"].Success)
        {
            canonical = sign + (match.Groups["s"].Length > 0 ? "sNaN" : "NaN") + match.Groups["diag"].Value.TrimStart('0');
        }
        else if (TryFinite(match, out string? number))
        {
            canonical = sign + number;
        }

        return canonical is not null;
    }

    private static bool TryFinite(Match match, [NotNullWhen(true)] out string? number)
    {
        number = null;
        string whole = match.Groups["int"].Value;
        string part = match.Groups["frac"].Value;
        string exponentText = match.Groups["exp"].Value;
        long exponent = 0;
        bool valid = whole.Length + part.Length > 0
            && (exponentText.Length == 0 || long.TryParse(exponentText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            && exponent is > -MaxExponent and < MaxExponent;
        if (!valid)
        {
            return false;
        }

        string digits = (whole + part).TrimStart('0');
        number = Place(digits.Length == 0 ? "0" : digits, exponent - part.Length);
        return true;
    }

    /// <summary>Sets the point into <paramref name="digits"/> times ten to the <paramref name="exponent"/>.</summary>
    private static string Place(string digits, long exponent)
    {
        long left = exponent + digits.Length;
        bool plain = exponent <= 0 && left > LeastPlain;
        int point = plain ? (int)left : 1;
        string number = point switch
        {
            <= 0 => "0." + new string('0', -point) + digits,
            _ when point >= digits.Length => digits,
            _ => digits[..point] + "." + digits[point..],
        };
        return plain || left == 1 ? number : string.Create(CultureInfo.InvariantCulture, $"{number}E{left - 1:+0;-0}");
    }

    [GeneratedRegex(@"^(?<sign>[-+])?(?:(?<int>[0-9]*)(?:\.(?<frac>[0-9]*))?(?:[eE](?<exp>[-+]?[0-9]+))?|(?<inf>[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)|(?<s>[sS])?(?<nan>[nN][aA][nN])(?<diag>[0-9]*))\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

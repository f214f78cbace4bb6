using System.Globalization;

namespace Charla.Protocol.Pickle;

/// <summary>Floats and complex numbers as Python's <c>repr</c> has them: the shortest digits that give the same number back.</summary>
internal static class PythonNumber
{
    private const int LeastPlain = -4;
    private const int MostPlain = 16;

    public static string OfFloat(double value)
    {
        string plain = Shortest(value);
        return double.IsFinite(value) && !plain.AsSpan().ContainsAny('.', 'e') ? plain + ".0" : plain;
    }

    public static string OfComplex(double real, double imaginary)
    {
        string second = Shortest(imaginary);
        if (real == 0 && !double.IsNegative(real))
        {
            return second + "j";
        }

        string sign = second[0] is '-' ? "" : "+";
        return $"({Shortest(real)}{sign}{second}j)";
    }

    /// <summary>Without the point and the zero after a whole number.</summary>
    private static string Shortest(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string sign = double.IsNegative(value) ? "-" : "";
        string shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        (string digits, int point) = Split(shortest);
        return sign + Place(digits, point);
    }

    /// <summary>The significant digits of .NET's shortest text, and where the point stands before or behind their first.</summary>
    private static (string Digits, int Point) Split(string shortest)
    {
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        int exponent = e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? shortest : shortest[..e];
        int dot = mantissa.IndexOf('.', StringComparison.Ordinal);
        int whole = dot < 0 ? mantissa.Length : dot;
        string all = mantissa.Replace(".", "", StringComparison.Ordinal);
        string digits = all.TrimStart('0');
        int point = whole + exponent - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? ("0", 1) : (digits, point);
    }

    private static string Place(string digits, int point)
    {
        int exponent = point - 1;
        if (exponent is < LeastPlain or >= MostPlain)
        {
            string rest = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{rest}e{exponent:+00;-00}");
        }

        return point switch
        {
            <= 0 => "0." + new string('0', -point) + digits,
            _ when point >= digits.Length => digits + new string('0', point - digits.Length),
            _ => digits[..point] + "." + digits[point..],
        };
    }
}

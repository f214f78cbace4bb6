using System.Globalization;

namespace Charla.Benchmarks;

/// <summary>How a figure is printed, beside what it must not exceed.</summary>
internal static class Figure
{
    /// <summary>Prints a figure that is only told.</summary>
    public static void Tell(string name, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-62}{value,12:N1} {unit}"));

    /// <summary>Prints a figure with its limit; true where it is within.</summary>
    public static bool IsWithin(string name, double value, double limit, string unit)
    {
        bool isWithin = value <= limit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-62}{value,12:N1} {unit,-4} (at most {limit:N0}){(isWithin ? "" : "  EXCEEDED")}"));
        return isWithin;
    }

    /// <summary>The value that so many of a hundred don't exceed.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double percent)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * percent / 100))];
    }
}

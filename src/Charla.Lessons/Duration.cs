using System.Globalization;

namespace Charla.Lessons;

/// <summary>Reads a length of time as people write it on a command line: <c>1s</c>, <c>250ms</c>, <c>1.5s</c>, <c>2m</c>; a bare number counts seconds.</summary>
internal static class Duration
{
    private static readonly (string Unit, double Seconds)[] _units = [("ms", 0.001), ("us", 0.000_001), ("µs", 0.000_001), ("s", 1), ("m", 60), ("h", 3_600), ("", 1)];

    /// <summary>The time that <paramref name="text"/> says, from zero to a day; false where it says none.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        string trimmed = text.Trim();
        (string unit, double seconds) = _units.First(unit => trimmed.EndsWith(unit.Unit, StringComparison.Ordinal));
        bool valid = double.TryParse(trimmed[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count);
        // Not the other way round: what is no number ("nan") is not more than a day either.
        if (!valid || !(count * seconds <= TimeSpan.FromDays(1).TotalSeconds))
        {
            return false;
        }

        duration = TimeSpan.FromSeconds(count * seconds);
        return true;
    }
}

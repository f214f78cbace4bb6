using System.Globalization;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>A length of time as a person types it: a number with <c>us</c>, <c>ms</c>, <c>s</c> or <c>m</c> behind it.</summary>
internal static class Duration
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    private static readonly (string Unit, TimeSpan Length)[] _units =
    [
        ("us", TimeSpan.FromMicroseconds(1)),
        ("µs", TimeSpan.FromMicroseconds(1)),
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
    ];

    /// <summary>False for what is no duration, is negative, or is longer than a day.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        foreach ((string unit, TimeSpan length) in _units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count)
                && count * length.TotalSeconds <= _longest.TotalSeconds)
            {
                duration = length * count;
                return true;
            }
        }

        return false;
    }
}

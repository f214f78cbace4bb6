using System.Globalization;
using System.Text.RegularExpressions;
using Charla.Protocol;

namespace Charla.Serial;

/// <summary>Reads the comma syntax: <c>/dev/ttyUSB0,115200,8N1,rtscts</c>. The path, then words in any order.</summary>
internal static partial class SerialSpec
{
    private static readonly Bilingual _noPath = new("Falta el dispositivo: por ejemplo /dev/ttyUSB0,9600.", "The device is missing: for example /dev/ttyUSB0,9600.");

    private static readonly string[] _words =
    [
        "9600", "8N1", "baud", "data-bits", "parity", "stop-bits", "flow", "rtscts", "xonxoff", "keep-lines",
    ];

    /// <summary>The words that <see cref="TryTake"/> knows.</summary>
    public static IReadOnlyList<string> Words => _words;

    /// <summary>Splits a spec into the path and the words behind it.</summary>
    /// <exception cref="SerialSettingException">There is no path.</exception>
    public static (string Path, IReadOnlyList<SettingWord> Words) Split(string spec)
    {
        string[] parts = spec.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 || parts[0].Contains('=', StringComparison.Ordinal)
            ? throw new SerialSettingException(_noPath)
            : (parts[0], [.. parts.Skip(1).Select(SettingWord.Parse)]);
    }

    /// <summary>Takes a word that is about the line itself; false where it is not.</summary>
    /// <exception cref="SerialSettingException">It is, and can't be so.</exception>
    public static bool TryTake(SettingWord word, ref SerialSettings settings)
    {
        SerialSettings? taken = word.Key.ToLowerInvariant() switch
        {
            "baud" => settings with { Baud = Baud(word) },
            "data-bits" => settings with { DataBits = word.Number(5, 8) },
            "parity" => settings with { Parity = word.OneOf(("none", Parity.None), ("odd", Parity.Odd), ("even", Parity.Even), ("mark", Parity.Mark), ("space", Parity.Space)) },
            "stop-bits" => settings with { StopBits = word.Number(1, 2) },
            "flow" => settings with { Flow = word.OneOf(("none", FlowControl.None), ("rtscts", FlowControl.RtsCts), ("xonxoff", FlowControl.XonXoff)) },
            "rtscts" when word.Alone() => settings with { Flow = FlowControl.RtsCts },
            "xonxoff" when word.Alone() => settings with { Flow = FlowControl.XonXoff },
            "keep-lines" when word.Alone() => settings with { KeepLines = true },
            _ when word.Value is null => Short(word.Key, settings),
            _ => null,
        };
        settings = taken ?? settings;
        return taken is not null;
    }

    private static int Baud(SettingWord word) => word.Number(SerialSettings.MinBaud, SerialSettings.MaxBaud);

    /// <summary><c>115200</c> and <c>8N1</c>.</summary>
    private static SerialSettings? Short(string word, SerialSettings settings)
    {
        if (word.All(char.IsAsciiDigit))
        {
            return settings with { Baud = Baud(new SettingWord("baud", word)) };
        }

        if (Character().Match(word) is not { Success: true } match)
        {
            return null;
        }

        return settings with
        {
            DataBits = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            Parity = char.ToUpperInvariant(match.Groups[2].ValueSpan[0]) switch { 'O' => Parity.Odd, 'E' => Parity.Even, 'M' => Parity.Mark, 'S' => Parity.Space, _ => Parity.None },
            StopBits = int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture),
        };
    }

    [GeneratedRegex("^([5-8])([noems])([12])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Character();
}

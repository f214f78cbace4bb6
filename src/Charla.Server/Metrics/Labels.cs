using System.Globalization;
using System.Text;

namespace Charla.Server.Metrics;

/// <summary>Names and labels as Prometheus' text has them.</summary>
internal static class Labels
{
    /// <summary>Where sets of labels are counted together because there are too many.</summary>
    public const string Others = "overflow=\"true\"";

    /// <summary><c>name="value",…</c>, in the order of their names.</summary>
    public static string Write(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (labels.Length == 1)
        {
            return Write(labels[0]);
        }

        return string.Join(',', labels.ToArray().OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => Write(label)));
    }

    /// <summary>A name with nothing in it but letters, digits and <c>_</c>.</summary>
    public static string Name(string name)
    {
        StringBuilder plain = new(name.Length);
        foreach (char letter in name)
        {
            plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        }

        return plain.Length > 0 && char.IsAsciiDigit(plain[0]) ? "_" + plain : plain.ToString();
    }

    private static string Write(in KeyValuePair<string, object?> label)
    {
        string value = Convert.ToString(label.Value, CultureInfo.InvariantCulture) ?? "";
        return $"{Name(label.Key)}=\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
    }
}

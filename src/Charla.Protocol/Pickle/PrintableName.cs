using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>The name of a global as it may be shown: a hostile one can hold anything, of any length.</summary>
internal static class PrintableName
{
    private const int MaxLength = 120;

    public static string Of(string name)
    {
        StringBuilder shown = new();
        foreach (Rune rune in name.EnumerateRunes())
        {
            shown.Append(PythonQuoting.IsPrintable(rune.Value) ? rune.ToString() : $"\\u{rune.Value:x4}");
            if (shown.Length > MaxLength)
            {
                return shown.Append('…').ToString();
            }
        }

        return shown.ToString();
    }
}

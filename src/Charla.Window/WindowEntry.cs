using System.Globalization;
using System.Text;
using Charla.Protocol;

namespace Charla.Window;

/// <summary>What the page's form is filled with. It travels in the fragment of the page's address, which stays in the browser.</summary>
internal sealed record WindowEntry
{
    public string? Host { get; init; }

    public int? Port { get; init; }

    public string? Name { get; init; }

    /// <summary>The language that was asked for.</summary>
    public Language? Lang { get; init; }

    /// <summary>The fragment: the token, then what is known.</summary>
    public string Fragment(string token)
    {
        StringBuilder fragment = new($"#token={token}");
        Add("host", Host);
        Add("port", Port?.ToString(CultureInfo.InvariantCulture));
        Add("name", Name);
        Add("lang", Lang switch { Language.Spanish => "es", Language.English => "en", _ => null });
        return fragment.ToString();

        void Add(string field, string? value)
        {
            if (value is not null)
            {
                fragment.Append(CultureInfo.InvariantCulture, $"&{field}={Uri.EscapeDataString(value)}");
            }
        }
    }
}

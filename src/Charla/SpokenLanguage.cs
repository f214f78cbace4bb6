using Charla.Protocol;

namespace Charla;

/// <summary>The language in which this process speaks to a person, unless a switch says otherwise.</summary>
internal static class SpokenLanguage
{
    private static readonly string[] _variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Spanish where the first of <c>LC_ALL</c>, <c>LC_MESSAGES</c> and <c>LANG</c> that is set says so, else English.</summary>
    public static Language FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>The same, for any environment.</summary>
    public static Language From(Func<string, string?> variable)
    {
        string locale = _variables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return Parse(locale.Split('_', '.', '@')[0]) ?? Language.English;
    }

    /// <summary>A language by its code: <c>es</c> or <c>en</c>; null for any other.</summary>
    public static Language? Parse(string code) => code.ToLowerInvariant() switch
    {
        "es" => Language.Spanish,
        "en" => Language.English,
        _ => null,
    };
}

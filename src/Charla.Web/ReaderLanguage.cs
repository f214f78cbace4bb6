using Charla.Protocol;
using Microsoft.AspNetCore.Http;

namespace Charla.Web;

/// <summary>The language that a browser's reader is answered in.</summary>
internal static class ReaderLanguage
{
    /// <summary><c>?lang=</c>, then what the browser prefers, then <paramref name="fallback"/>.</summary>
    public static Language Of(HttpRequest request, Language fallback)
    {
        if (Parse(request.Query["lang"]) is { } chosen)
        {
            return chosen;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .Where(each => each.Quality is not 0)
            .OrderByDescending(each => each.Quality ?? 1)
            .Select(each => Parse(each.Value.Value?.Split('-')[0]))
            .FirstOrDefault(language => language is not null) ?? fallback;
    }

    /// <summary><c>es</c> or <c>en</c>, as it stands in addresses and in pages.</summary>
    public static string Code(Language language) => language == Language.Spanish ? "es" : "en";

    /// <summary>The language of a code; null for any other.</summary>
    public static Language? Parse(string? code) => code?.ToLowerInvariant() switch
    {
        "es" => Language.Spanish,
        "en" => Language.English,
        _ => null,
    };
}

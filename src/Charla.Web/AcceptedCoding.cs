using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Charla.Web;

/// <summary>Which coding a client is answered in.</summary>
internal static class AcceptedCoding
{
    private const string Any = "*";
    private const double LastResort = 0.001;

    /// <summary>The smallest first: it wins where the client has no preference.</summary>
    private static readonly ContentCoding[] _ours = [ContentCoding.Brotli, ContentCoding.Gzip, ContentCoding.Identity];

    /// <summary>The one of ours that the client likes best; <see cref="ContentCoding.Identity"/> where it says nothing.</summary>
    public static ContentCoding Of(HttpRequest request)
    {
        IList<StringWithQualityHeaderValue> accepted = request.GetTypedHeaders().AcceptEncoding;
        return _ours.OrderByDescending(coding => Quality(accepted, coding)).First();
    }

    private static double Quality(IList<StringWithQualityHeaderValue> accepted, ContentCoding coding)
    {
        StringWithQualityHeaderValue? named = Named(accepted, coding.Token());
        if (named is null && coding == ContentCoding.Identity)
        {
            return LastResort;
        }

        named ??= Named(accepted, Any);
        return named is null ? 0 : named.Quality ?? 1;
    }

    private static StringWithQualityHeaderValue? Named(IList<StringWithQualityHeaderValue> accepted, string token) =>
        accepted.FirstOrDefault(each => each.Value.Equals(token, StringComparison.OrdinalIgnoreCase));
}

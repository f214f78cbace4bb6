using Microsoft.AspNetCore.Http;

namespace Charla.Gateways.WebSocket;

/// <summary>
/// Whose pages may open a WebSocket here: the server's own, and those that the operator names. Any page could otherwise read and write in the name of
/// whoever looks at it. A program that is no browser names no origin, and may.
/// </summary>
internal sealed class AllowedOrigins
{
    private readonly HashSet<WebOrigin> _others;

    private AllowedOrigins(IEnumerable<WebOrigin> others) => _others = [.. others];

    /// <exception cref="FormatException">One of them is not <c>scheme://host[:port]</c>.</exception>
    public static AllowedOrigins Parse(IEnumerable<string> others) =>
        new(others.Select(each => WebOrigin.Parse(each) ?? throw new FormatException($"origins = {each}")));

    public bool Allow(HttpRequest request) => request.Headers.Origin.Count == 0
        || (WebOrigin.Parse(request.Headers.Origin) is { } origin && (IsOwn(origin, request.Host) || _others.Contains(origin)));

    /// <summary>Whether a page comes from where the request went to. A host without a port is at the port of the page's scheme: TLS may end before us.</summary>
    private static bool IsOwn(WebOrigin origin, HostString asked) => WebOrigin.Parse($"{origin.Scheme}://{asked.Value}") == origin;
}

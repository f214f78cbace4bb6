using Charla.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Charla.Server.Guide;

/// <summary>The guide on the HTTP port: <c>/guide</c> leads to the reader's language, everything below it is looked up.</summary>
/// <param name="fallback">The language of whoever asks for neither.</param>
internal sealed class GuideEndpoint(Language fallback)
{
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What the guide answers to.</summary>
    public static IReadOnlyList<string> Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    // Made when somebody first asks, away from the thread that the request came on: chats are served there.
    private readonly Lazy<Task<GuideLibrary>> _library = new(() => Task.Run(GuideLibrary.Load));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(GuideAddresses.Root, Methods, ToLanguage);
        routes.MapMethods(GuideAddresses.Root + "/{**rest}", Methods, AnswerAsync);
    }

    /// <summary>Leads to the guide in the reader's language.</summary>
    public Task ToLanguage(HttpContext context)
    {
        SetCommonHeaders(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        context.Response.Redirect(GuideAddresses.Of(ReaderLanguage(context.Request)));
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        GuideLibrary library = await _library.Value;
        GuideAsset? asset = library.Find(context.Request.Path.Value!);
        if (asset is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await SendAsync(context, library.NotFound(AddressLanguage(context.Request) ?? ReaderLanguage(context.Request)));
        }
        else if (HasAlready(context.Request, asset))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            Describe(context.Response, asset);
        }
        else
        {
            await SendAsync(context, asset);
        }
    }

    private static async Task SendAsync(HttpContext context, GuideAsset asset)
    {
        Describe(context.Response, asset);
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = asset.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(asset.Bytes, context.RequestAborted);
        }
    }

    private static void Describe(HttpResponse response, GuideAsset asset)
    {
        SetCommonHeaders(response);
        response.Headers.CacheControl = asset.CacheControl;
        response.Headers.ETag = asset.ETag;
    }

    private static void SetCommonHeaders(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static bool HasAlready(HttpRequest request, GuideAsset asset) =>
        request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == asset.ETag || tag.Equals(EntityTagHeaderValue.Any));

    /// <summary>The language of an address such as <c>/guide/es/…</c>.</summary>
    private static Language? AddressLanguage(HttpRequest request) => Parse(request.Path.Value!.Split('/').ElementAtOrDefault(2));

    /// <summary><c>?lang=</c>, then what the browser prefers, then the server's own.</summary>
    private Language ReaderLanguage(HttpRequest request)
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

    private static Language? Parse(string? code) => code?.ToLowerInvariant() switch
    {
        "es" => Language.Spanish,
        "en" => Language.English,
        _ => null,
    };
}

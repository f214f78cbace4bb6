using Charla.Protocol;
using Charla.Web;
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

    // Made when somebody first asks, away from the thread that the request came on: chats are served there.
    private readonly Lazy<Task<GuideLibrary>> _library = new(() => Task.Run(GuideLibrary.Load));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(GuideAddresses.Root, AssetResponse.Methods, ToLanguage);
        routes.MapMethods(GuideAddresses.Root + "/{**rest}", AssetResponse.Methods, AnswerAsync);
    }

    /// <summary>Leads to the guide in the reader's language.</summary>
    private Task ToLanguage(HttpContext context)
    {
        SecurityHeaders.Set(context.Response, ContentSecurityPolicy);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        context.Response.Redirect(GuideAddresses.Of(ReaderLanguage.Of(context.Request, fallback)));
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        GuideLibrary library = await _library.Value;
        SecurityHeaders.Set(context.Response, ContentSecurityPolicy);
        if (library.Find(context.Request.Path.Value!) is { } asset)
        {
            await AssetResponse.SendAsync(context, asset);
        }
        else
        {
            Language language = AddressLanguage(context.Request) ?? ReaderLanguage.Of(context.Request, fallback);
            await AssetResponse.SendAsync(context, library.NotFound(language), StatusCodes.Status404NotFound);
        }
    }

    /// <summary>The language of an address such as <c>/guide/es/…</c>.</summary>
    private static Language? AddressLanguage(HttpRequest request) => ReaderLanguage.Parse(request.Path.Value!.Split('/').ElementAtOrDefault(2));
}

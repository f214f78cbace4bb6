using Charla.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Charla.Web;

/// <summary>The page as it is served: <c>/</c> and its files, and a word for every address that nobody else answers.</summary>
/// <param name="files">What it consists of; <see cref="EmbeddedPageFiles"/> but in tests.</param>
/// <param name="home">Who serves it.</param>
/// <param name="fallback">The language of whoever asks for neither.</param>
/// <param name="newcomers">Whom the server lets in; null where the page's server is not the one it connects to.</param>
internal sealed class WebPage(IPageFiles files, Home home, Language fallback, Newcomers? newcomers = null)
{
    // Made when somebody first asks, away from the thread that the request came on: chats are served there.
    private readonly Lazy<Task<PageLibrary>> _library = new(() => Task.Run(() => new PageLibrary(files, home, newcomers)));

    /// <summary>Whether the program was built with it.</summary>
    public bool IsThere { get; } = PageLibrary.Has(files);

    /// <summary>What <c>/</c> says where it is not.</summary>
    public Func<HttpRequest, Notice> Instead { get; init; } = _ => WebTexts.WithoutPage;

    /// <summary>Takes every address that nothing else is mapped to.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapFallback("/{**path}", AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        SecurityHeaders.Set(context.Response, SecurityHeaders.PagePolicy);
        if (!AssetResponse.Methods.Contains(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = string.Join(", ", AssetResponse.Methods);
            return;
        }

        PageLibrary library = await _library.Value;
        string address = context.Request.Path.Value!;
        if (library.Find(address) is { } asset)
        {
            await AssetResponse.SendAsync(context, asset);
        }
        else if (address == "/")
        {
            await SayAsync(context, Instead(context.Request), StatusCodes.Status200OK);
        }
        else
        {
            await SayAsync(context, WebTexts.NotFound, StatusCodes.Status404NotFound);
        }
    }

    private Task SayAsync(HttpContext context, Notice notice, int status)
    {
        context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return AssetResponse.SendAsync(context, NoticeLayout.Lay(notice, ReaderLanguage.Of(context.Request, fallback)), status);
    }
}

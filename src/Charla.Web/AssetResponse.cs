using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Charla.Web;

/// <summary>Answers a request with an asset: packed as the client likes it, and only its description where the client has it already.</summary>
internal static class AssetResponse
{
    /// <summary>What is answered; a handler refuses anything else.</summary>
    public static IReadOnlyList<string> Methods { get; } = [HttpMethods.Get, HttpMethods.Head];

    public static async Task SendAsync(HttpContext context, Asset asset, int status = StatusCodes.Status200OK)
    {
        ContentCoding coding = asset.IsPackable ? AcceptedCoding.Of(context.Request) : ContentCoding.Identity;
        Describe(context.Response, asset, coding);
        if (status == StatusCodes.Status200OK && HasAlready(context.Request, asset.ETag(coding)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] bytes = await asset.BytesAsync(coding);
        context.Response.StatusCode = status;
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (coding != ContentCoding.Identity)
        {
            context.Response.Headers.ContentEncoding = coding.Token();
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static void Describe(HttpResponse response, Asset asset, ContentCoding coding)
    {
        response.Headers.CacheControl = asset.CacheControl;
        response.Headers.ETag = asset.ETag(coding);
        if (asset.IsPackable)
        {
            response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }
    }

    private static bool HasAlready(HttpRequest request, string tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(each => each.Tag == tag || each.Equals(EntityTagHeaderValue.Any));
}

using System.Net;
using Charla.Core;
using Charla.Protocol;
using Charla.Server.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Charla.Server.Operating;

/// <summary>What programs ask that watch over the server: <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>.</summary>
/// <param name="readiness">Whether it can do its work.</param>
/// <param name="exporter">What was measured.</param>
/// <param name="settings">Who is shown that.</param>
internal sealed class OperatorEndpoints(Readiness readiness, PrometheusExporter exporter, LiveSettings settings)
{
    private const string Text = "text/plain; charset=utf-8";
    private static readonly string[] _methods = [HttpMethods.Get, HttpMethods.Head];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", _methods, static context => AnswerAsync(context, StatusCodes.Status200OK, Text, "ok\n"));
        routes.MapMethods("/readyz", _methods, TellReadyAsync);
        routes.MapMethods("/metrics", _methods, TellMetricsAsync);
    }

    private async Task TellReadyAsync(HttpContext context)
    {
        Bilingual? problem = await readiness.ProblemAsync();
        await AnswerAsync(context, problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, Text, (problem?.English ?? "ok") + "\n");
    }

    private Task TellMetricsAsync(HttpContext context) => settings.Current.Metrics switch
    {
        "off" => AnswerAsync(context, StatusCodes.Status404NotFound, Text, "off: see the setting metrics\n"),
        "local" when !IsOfThisMachine(context) => AnswerAsync(context, StatusCodes.Status403Forbidden, Text, "for this machine only: see the setting metrics\n"),
        _ => AnswerAsync(context, StatusCodes.Status200OK, PrometheusExporter.ContentType, exporter.Write()),
    };

    /// <summary>It comes from here, and asks for this machine as such: what a proxy passes on, or a page of elsewhere brings a browser to ask, has another name.</summary>
    private static bool IsOfThisMachine(HttpContext context)
    {
        string host = context.Request.Host.Host.Trim('[', ']');
        return context.Connection.RemoteIpAddress is { } from && PeerAddress.IsThisMachine(from)
            && (host == "localhost" || (IPAddress.TryParse(host, out IPAddress? asked) && PeerAddress.IsThisMachine(asked)))
            && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
    }

    private static Task AnswerAsync(HttpContext context, int status, string type, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text);
    }
}

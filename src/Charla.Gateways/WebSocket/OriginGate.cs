using Charla.Core;
using Charla.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Charla.Gateways.WebSocket;

/// <summary>Lets a WebSocket in, or answers with 403 and the setting that would.</summary>
internal sealed partial class OriginGate(AllowedOrigins origins, ChatOptions options, ILogger<OriginGate> logger)
{
    private volatile AllowedOrigins _allowed = origins;

    private static readonly Bilingual _refused = new(
        "Las páginas de {0} no pueden conectarse a este servidor. El ajuste origins (charla serve --origin URL) admite las de otra dirección.",
        "Pages of {0} can't connect to this server. The setting origins (charla serve --origin URL) lets those of another address in.");

    /// <summary>Lets others in from now on.</summary>
    public void Apply(AllowedOrigins allowed) => _allowed = allowed;

    /// <summary>Whether to go on; where not, the request is answered.</summary>
    public async ValueTask<bool> AdmitAsync(HttpContext context)
    {
        if (_allowed.Allow(context.Request))
        {
            return true;
        }

        string origin = context.Request.Headers.Origin.ToString();
        Log.Refused(logger, context.Connection.RemoteIpAddress, context.Connection.RemotePort, origin, context.Request.Host);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(_refused.With(origin).In(options.Language) + "\r\n");
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Warning, "{Remote}:{Port} was refused: its page is of {Origin}, and this server was asked for as {Host}; see the setting origins")]
        public static partial void Refused(ILogger logger, object? remote, int port, string origin, HostString host);
    }
}

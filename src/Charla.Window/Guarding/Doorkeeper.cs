using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Charla.Window.Guarding;

/// <summary>Lets nobody in but the page that this process served (<c>docs/window.md</c>): else any site in the browser could dial out through it.</summary>
internal sealed class Doorkeeper
{
    private const int SecretBytes = 32;
    private const string Bearer = "Bearer ";

    private static readonly string[] _ownNames = ["127.0.0.1", "localhost"];

    /// <summary>Made at each start. A secret.</summary>
    public string Token { get; } = NewSecret();

    /// <summary>A secret that nobody can guess, in characters that need no escape in an address.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether two secrets are the same, in a time that says nothing of where they differ.</summary>
    public static bool AreSame(string secret, string? given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(given ?? ""));

    /// <summary>Turns away who came by another name: a site whose name was made to lead here.</summary>
    public static Task CheckHostAsync(HttpContext context, RequestDelegate next) => IsOwn(context, context.Request.Host.Value) ? next(context) : RefuseAsync(context);

    /// <summary>A request of the page: of its own origin where it names one, with the token in its header.</summary>
    public RequestDelegate ForRequests(RequestDelegate handle) => context =>
    {
        string authorization = context.Request.Headers.Authorization.ToString();
        string? token = authorization.StartsWith(Bearer, StringComparison.Ordinal) ? authorization[Bearer.Length..] : null;
        string origin = context.Request.Headers.Origin.ToString();
        return (origin.Length == 0 || IsOwnOrigin(context, origin)) && AreSame(Token, token) ? handle(context) : RefuseAsync(context);
    };

    /// <summary>A WebSocket of the page: browsers name its origin always, and can't set its headers, so that the token is in its address.</summary>
    public RequestDelegate ForWebSockets(RequestDelegate handle) => context =>
    {
        string? token = context.Request.Query["token"];
        if (!IsOwnOrigin(context, context.Request.Headers.Origin.ToString()) || !AreSame(Token, token))
        {
            return RefuseAsync(context);
        }

        return context.WebSockets.IsWebSocketRequest ? handle(context) : AnswerAsync(context, StatusCodes.Status426UpgradeRequired);
    };

    /// <summary>Answers with a status and nothing else that a stranger could learn from.</summary>
    public static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context) => AnswerAsync(context, StatusCodes.Status403Forbidden);

    private static bool IsOwnOrigin(HttpContext context, string origin)
    {
        const string Scheme = "http://";
        return origin.StartsWith(Scheme, StringComparison.Ordinal) && IsOwn(context, origin[Scheme.Length..]);
    }

    /// <summary>The port is the one that the connection came in by.</summary>
    private static bool IsOwn(HttpContext context, string? host) => _ownNames.Any(name => string.Equals(host, $"{name}:{context.Connection.LocalPort}", StringComparison.OrdinalIgnoreCase));
}

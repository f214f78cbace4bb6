using System.Net;
using Charla.Protocol;
using Charla.Web;
using Microsoft.AspNetCore.Http;

namespace Charla.Server;

/// <summary>What <c>/</c> says where the program was built without the web page: why, and what works all the same.</summary>
internal static class WithoutPage
{
    private static readonly Bilingual _title = new("Charla está en marcha, sin su página", "Charla is running, without its page");

    private static readonly Bilingual _body = new(
        """
        <p>{0}</p>
        <p>Todo lo demás funciona:</p>
        <ul>
        <li>desde una terminal: <code>charla chat {1}:{2}</code></li>
        <li>el programa del curso, u otro que hable por tramas: el puerto TCP {2}</li>
        <li>WebSocket: <code>ws://{3}/ws</code></li>
        <li><a href="/guide">la guía</a>, que va de un socket a la charla</li>
        </ul>
        """,
        """
        <p>{0}</p>
        <p>Everything else works:</p>
        <ul>
        <li>from a terminal: <code>charla chat {1}:{2}</code></li>
        <li>the course's program, or another one that speaks in frames: TCP port {2}</li>
        <li>WebSocket: <code>ws://{3}/ws</code></li>
        <li><a href="/guide">the guide</a>, which goes from a socket to the chat</li>
        </ul>
        """);

    /// <param name="request">Tells under what name the reader knows this machine.</param>
    /// <param name="port">The framed port.</param>
    public static Notice For(HttpRequest request, int port) =>
        new(_title, _body.With(WebTexts.NotBuilt, WebUtility.HtmlEncode(request.Host.Host), port, WebUtility.HtmlEncode(request.Host.Value ?? "")));
}

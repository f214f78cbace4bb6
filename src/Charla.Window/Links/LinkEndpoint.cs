using System.Net.WebSockets;
using Charla.Window.Guarding;
using Charla.Window.Plain;
using Microsoft.AspNetCore.Http;

namespace Charla.Window.Links;

/// <summary><c>/link</c>: one connection to a server or over a serial line.</summary>
internal sealed class LinkEndpoint(LinkBook links, WindowOptions options, CancellationToken stopping)
{
    private readonly LobbyShelf _shelf = new();

    public async Task HandleAsync(HttpContext context)
    {
        if (!links.TryEnter())
        {
            await Doorkeeper.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        try
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await using PageSocket page = new(socket, stopping);
            await new LinkVisit(page, links, _shelf, options).RunAsync();
        }
        finally
        {
            links.Leave();
        }
    }
}

using System.Net;
using System.Net.WebSockets;
using Charla.Core;
using Charla.Core.Sessions;
using Charla.Gateways.Admission;
using Charla.Gateways.Wires;
using Charla.Protocol;
using Microsoft.AspNetCore.Http;

namespace Charla.Gateways.WebSocket;

/// <summary><c>/ws</c>: charla/1 from the first message, one JSON object per text message.</summary>
internal sealed class WebSocketEndpoint(Chat chat, OriginGate gate)
{
    public async Task HandleAsync(HttpContext context)
    {
        // First, and without a WebSocket too: a browser tells its page nothing of why one was refused, but lets it ask again like this.
        if (!await gate.AdmitAsync(context))
        {
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            await context.Response.WriteAsync("charla/1 over WebSocket\r\n");
            return;
        }

        using System.Net.WebSockets.WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        IPEndPoint? remote = context.Connection.RemoteIpAddress is { } address ? new IPEndPoint(address, context.Connection.RemotePort) : null;
        WebSocketWire wire = new(socket);
        using SessionAllowance allowance = new(chat, remote);
        Connection peer = new(chat.NextConnectionId(), Connection.WebSocket, $"{remote}", wire, chat.Options, chat.Time, allowance);
        Session session = new(chat, peer);
        if (Entrance.TryEnter(chat, session, context.Features) is { } refused)
        {
            await peer.CloseAsync(refused, chat.Options.StopLimit);
            return;
        }

        try
        {
            await ReadAsync(socket, wire, session);
        }
        catch (ProtocolException wrong)
        {
            session.Fault(wrong.Code, wrong.Detail);
            await peer.CloseAsync(wrong.Code, chat.Options.StopLimit);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer went without a word; so do we.
        }
        finally
        {
            session.Close();
            peer.Outbox.Close();
            chat.Exit(peer);
        }
    }

    private async Task ReadAsync(System.Net.WebSockets.WebSocket socket, WebSocketWire wire, Session session)
    {
        using WebSocketInput input = new(socket, chat.Limits.MaxPayload, session.Connection.Speech);
        while (await input.NextAsync() is { } message)
        {
            await session.HandleAsync(message);
            input.Release();
        }

        await wire.CloseAsync();
    }
}

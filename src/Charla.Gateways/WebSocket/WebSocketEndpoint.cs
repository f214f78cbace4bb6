using System.Buffers;
using System.Net.WebSockets;
using Charla.Core;
using Charla.Core.Sessions;
using Charla.Protocol;
using Microsoft.AspNetCore.Http;

namespace Charla.Gateways.WebSocket;

/// <summary><c>/ws</c>: charla/1 from the first message, one JSON object per text message.</summary>
internal sealed class WebSocketEndpoint(Chat chat, OriginGate gate)
{
    private const int FirstBuffer = 4_096;

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
        string remote = $"{context.Connection.RemoteIpAddress}:{context.Connection.RemotePort}";
        Connection peer = new(chat.NextConnectionId(), "websocket", remote, new WebSocketWire(socket), chat.Options, chat.Time);
        Session session = new(chat, peer);
        if (!chat.TryEnter(session))
        {
            session.Fault(chat.IsStopping ? ErrorCode.ShuttingDown : ErrorCode.ServerFull, null);
            await peer.CloseAsync(ErrorCode.ServerFull, chat.Options.StopLimit);
            return;
        }

        try
        {
            await ReadAsync(socket, session);
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

    private async Task ReadAsync(System.Net.WebSockets.WebSocket socket, Session session)
    {
        while (true)
        {
            // Waiting costs no buffer: one is rented when there is something to read.
            ValueWebSocketReceiveResult first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
            if (first.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                return;
            }

            byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
            try
            {
                (buffer, int length) = await ReadMessageAsync(socket, buffer);
                if (length < 0)
                {
                    return;
                }

                await session.HandleAsync(new ReadOnlySequence<byte>(buffer, 0, length));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    /// <summary>Reads one message into a buffer that grows as far as a payload may; -1 where the peer closed instead.</summary>
    private async Task<(byte[] Buffer, int Length)> ReadMessageAsync(System.Net.WebSockets.WebSocket socket, byte[] buffer)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            switch (part.MessageType)
            {
                case WebSocketMessageType.Close:
                    return (buffer, -1);
                case WebSocketMessageType.Binary:
                    throw new ProtocolException(ErrorCode.BadRequest, "binary");
            }

            if (length > chat.Options.MaxPayload)
            {
                throw new ProtocolException(ErrorCode.TooLong, $"{length} > {chat.Options.MaxPayload}");
            }

            if (part.EndOfMessage)
            {
                return (buffer, length);
            }

            buffer = length < buffer.Length ? buffer : Grow(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}

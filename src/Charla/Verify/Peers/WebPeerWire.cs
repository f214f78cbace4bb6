using System.Buffers;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Charla.Verify.Peers;

/// <summary>Messages of a WebSocket.</summary>
internal sealed class WebPeerWire : IPeerWire
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    private WebPeerWire()
    {
    }

    public static async Task<IPeerWire> ConnectAsync(IPEndPoint server, CancellationToken stop)
    {
        WebPeerWire wire = new();
        try
        {
            await wire._socket.ConnectAsync(new Uri($"ws://{server}/ws"), stop);
            return wire;
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    public Task SendAsync(string text, CancellationToken stop) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, stop);

    public async Task<string?> ReceiveAsync(CancellationToken stop)
    {
        ArrayBufferWriter<byte> message = new();
        while (true)
        {
            ValueWebSocketReceiveResult piece = await _socket.ReceiveAsync(_buffer.AsMemory(), stop);
            if (piece.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(_buffer.AsSpan(0, piece.Count));
            if (piece.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.WrittenSpan);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}

using System.Buffers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Client.Tests.Fakes;

/// <summary>The server's end of a WebSocket.</summary>
internal sealed class FakeWebPeer(Stream stream, string request) : IDisposable
{
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly WebSocket _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });

    /// <summary>The request line of the opening.</summary>
    public string RequestLine => request.Split("\r\n")[0];

    /// <summary>Reads a client's HTTP request up to its empty line.</summary>
    public static async Task<string> ReadRequestAsync(Stream stream)
    {
        List<byte> request = [];
        byte[] one = new byte[1];
        while (!request.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one).Within();
            request.Add(one[0]);
        }

        return Encoding.ASCII.GetString([.. request]);
    }

    public static async Task<FakeWebPeer> AcceptAsync(Stream stream)
    {
        string request = await ReadRequestAsync(stream);
        string key = request.Split("Sec-WebSocket-Key: ")[1].Split("\r\n")[0];
        string accept = Convert.ToBase64String(Digest(key + KeySuffix));
        string answer = $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer)).Within();
        return new FakeWebPeer(stream, request);
    }

    public async Task<T> ReadAsync<T>()
        where T : ClientMessage
    {
        byte[] buffer = new byte[100_000];
        ValueWebSocketReceiveResult result = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).Within();
        result.MessageType.ShouldBe(WebSocketMessageType.Text);
        result.EndOfMessage.ShouldBeTrue();
        return MessageReader.ReadClientMessage(new ReadOnlySequence<byte>(buffer, 0, result.Count)).ShouldBeOfType<T>();
    }

    public Task SendAsync(ServerMessage message) =>
        _socket.SendAsync(MessageWriter.Frame(message)[Frame.HeaderLength..], WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None).Within();

    public void Dispose() => _socket.Dispose();

    // What RFC 6455 asks for; nothing depends on its strength.
#pragma warning disable CA5350
    private static byte[] Digest(string text) => SHA1.HashData(Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350
}

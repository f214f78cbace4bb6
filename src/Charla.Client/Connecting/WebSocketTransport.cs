using System.Buffers;
using System.Net.WebSockets;
using Charla.Protocol;

namespace Charla.Client.Connecting;

/// <summary>One JSON object per text message.</summary>
internal sealed class WebSocketTransport(ClientWebSocket socket, HttpMessageInvoker opener) : ITransport
{
    private const int FirstBufferBytes = 16 * 1024;

    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _maxPayload = Connector.InitialMaxPayload;
    private long _received;

    public long BytesReceived => Volatile.Read(ref _received);

    public byte[] Leftover => [];

    public void Expect(Counting counting, int maxPayload) => _maxPayload = maxPayload;

    public async ValueTask<ReadOnlySequence<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += result.Count;
            Volatile.Write(ref _received, _received + result.Count);
            if (length > _maxPayload)
            {
                throw new ProtocolException(ErrorCode.TooLong);
            }

            if (result.EndOfMessage)
            {
                return new ReadOnlySequence<byte>(_buffer, 0, length);
            }

            Grow(length);
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellationToken)
    {
        while (!frames.IsEmpty && Frame.TryReadHeader(frames.Span[..Frame.HeaderLength], out int length))
        {
            ReadOnlyMemory<byte> payload = frames.Slice(Frame.HeaderLength, length);
            await socket.SendAsync(payload, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellationToken).ConfigureAwait(false);
            frames = frames[(Frame.HeaderLength + length)..];
        }
    }

    public ValueTask DisposeAsync()
    {
        // The conversation is over: no closing handshake, whose answer would have to be waited for.
        socket.Abort();
        socket.Dispose();
        opener.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Grow(int length)
    {
        if (length == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, _maxPayload + 1));
        }
    }
}

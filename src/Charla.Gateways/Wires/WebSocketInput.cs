using System.Buffers;
using System.Net.WebSockets;
using Charla.Core;
using Charla.Protocol;

namespace Charla.Gateways.Wires;

/// <summary>The messages that come over one WebSocket, each whole, in however many parts it comes. Waiting costs no buffer.</summary>
internal sealed class WebSocketInput(System.Net.WebSockets.WebSocket socket, int maxPayload, Speech speech, bool takesBinary = false) : IDisposable
{
    private const int FirstBuffer = 4_096;

    private byte[]? _buffer;

    /// <summary>The next message, valid until <see cref="Release"/>; null where the peer closes.</summary>
    /// <exception cref="ProtocolException">It is not text, or longer than a payload may be.</exception>
    public async ValueTask<ReadOnlySequence<byte>?> NextAsync()
    {
        ValueWebSocketReceiveResult first = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
        if (first.MessageType == WebSocketMessageType.Close)
        {
            return null;
        }

        if (first.EndOfMessage)
        {
            return ReadOnlySequence<byte>.Empty;
        }

        speech.Begin();
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        int length = await ReadAsync();
        speech.Finish();
        return length < 0 ? null : new ReadOnlySequence<byte>(_buffer, 0, length);
    }

    /// <summary>Gives the last message's buffer back.</summary>
    public void Release()
    {
        if (_buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = null;
        }
    }

    public void Dispose() => Release();

    /// <summary>Reads a message into a buffer that grows as far as a payload may; -1 where the peer closed instead.</summary>
    private async ValueTask<int> ReadAsync()
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            switch (part.MessageType)
            {
                case WebSocketMessageType.Close:
                    return -1;
                case WebSocketMessageType.Binary when !takesBinary:
                    throw new ProtocolException(ErrorCode.BadRequest, "binary");
            }

            if (length > maxPayload)
            {
                throw new ProtocolException(ErrorCode.TooLong, $"{length} > {maxPayload}");
            }

            if (part.EndOfMessage)
            {
                return length;
            }

            Grow(length);
        }
    }

    private void Grow(int length)
    {
        if (length == _buffer!.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
            _buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }
}

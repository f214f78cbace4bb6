using System.Net.WebSockets;
using System.Threading.Channels;
using Charla.Protocol.Messages;

namespace Charla.Window.Links;

/// <summary>A WebSocket of the page: whole text messages both ways.</summary>
/// <remarks>
/// Bounded both ways. A message is read when the one before it was taken, so that a page which says much waits. Whoever sends waits for the page to
/// read. Any thread may send; a send to a page that has left does nothing.
/// </remarks>
internal sealed class PageSocket : IAsyncDisposable
{
    /// <summary>Bytes of the longest message that is taken.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const int FirstBuffer = 4 * 1024;

    private static readonly TimeSpan _partingLimit = TimeSpan.FromSeconds(1);

    private readonly WebSocket _socket;
    private readonly Channel<byte[]> _arrived = Channel.CreateBounded<byte[]>(1);
    private readonly CancellationTokenSource _left;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Task _reading;
    private WebSocketCloseStatus _status = WebSocketCloseStatus.NormalClosure;

    /// <param name="socket">Belongs to this.</param>
    /// <param name="stopping">The process ends.</param>
    public PageSocket(WebSocket socket, CancellationToken stopping)
    {
        _socket = socket;
        _left = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Left = _left.Token;
        _reading = ReadAllAsync();
    }

    /// <summary>Cancelled when the page has closed the socket, and when the process ends.</summary>
    public CancellationToken Left { get; }

    /// <summary>The next message; null where the page has left.</summary>
    public async ValueTask<byte[]?> ReceiveAsync(CancellationToken cancellationToken) =>
        await _arrived.Reader.WaitToReadAsync(cancellationToken) && _arrived.Reader.TryRead(out byte[]? message) ? message : null;

    /// <summary>Sends one message, and returns when there is room for the next.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await _turn.WaitAsync(Left);
            try
            {
                await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, Left);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception gone) when (IsOfLeaving(gone))
        {
            await LeaveAsync();
        }
    }

    /// <summary>Sends one message of charla/1.</summary>
    public Task TellAsync(ServerMessage message) => SendAsync(LinkMessages.Of(message));

    /// <summary>Closes politely where the page still listens, and otherwise at once.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource limit = new(_partingLimit);
        try
        {
            await _socket.CloseOutputAsync(_status, null, limit.Token);
            await _reading.WaitAsync(limit.Token);
        }
        catch (Exception gone) when (IsOfLeaving(gone))
        {
            // It was faster, or does not listen.
        }

        _socket.Abort();
        await LeaveAsync();
        await _reading;
        _left.Dispose();
        _turn.Dispose();
    }

    private static bool IsOfLeaving(Exception error) => error is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private async Task ReadAllAsync()
    {
        try
        {
            while (await ReadAsync() is { } message)
            {
                await _arrived.Writer.WriteAsync(message, Left);
            }
        }
        catch (Exception gone) when (IsOfLeaving(gone))
        {
            // As good as a goodbye.
        }

        _arrived.Writer.TryComplete();
        await LeaveAsync();
    }

    private async Task<byte[]?> ReadAsync()
    {
        byte[] buffer = new byte[FirstBuffer];
        int length = 0;
        while (true)
        {
            // Called off, a read would break the socket before anybody could say goodbye.
            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += part.Count;
            if (part.MessageType != WebSocketMessageType.Text || length == MostBytes)
            {
                _status = length == MostBytes ? WebSocketCloseStatus.MessageTooBig : WebSocketCloseStatus.NormalClosure;
                return null;
            }

            if (part.EndOfMessage)
            {
                return buffer[..length];
            }

            Array.Resize(ref buffer, length < buffer.Length ? buffer.Length : Math.Min(buffer.Length * 2, MostBytes));
        }
    }

    private async Task LeaveAsync()
    {
        if (!_left.IsCancellationRequested)
        {
            await _left.CancelAsync();
        }
    }
}

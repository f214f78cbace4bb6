using System.Globalization;
using System.Net.WebSockets;
using Charla.Core;
using Charla.Protocol;

namespace Charla.Gateways.WebSocket;

/// <summary>Sends each frame as one text message, without its header: a WebSocket has frames of its own.</summary>
internal sealed class WebSocketWire : IWire
{
    private static readonly TimeSpan _closeLimit = TimeSpan.FromSeconds(1);

    private readonly System.Net.WebSockets.WebSocket _socket;
    private readonly Lazy<Task> _closing;

    public WebSocketWire(System.Net.WebSockets.WebSocket socket)
    {
        _socket = socket;
        _closing = new Lazy<Task>(SendCloseAsync);
    }

    /// <summary>Sending is always asynchronous here.</summary>
    public int TrySend(ReadOnlySpan<byte> frames) => 0;

    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames)
    {
        try
        {
            for (ReadOnlyMemory<byte> rest = frames; !rest.IsEmpty;)
            {
                int length = int.Parse(rest.Span[..Frame.HeaderLength], CultureInfo.InvariantCulture);
                await _socket.SendAsync(rest.Slice(Frame.HeaderLength, length), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                rest = rest[(Frame.HeaderLength + length)..];
            }

            return frames.Length;
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            return IWire.Closed;
        }
    }

    public void Abort() => _socket.Abort();

    public void CompleteOutput() => _ = CloseAsync();

    /// <summary>Says that nothing more is sent, once: both ends may want to at the same moment, and a second close is an error to a browser.</summary>
    public Task CloseAsync() => _closing.Value;

    private async Task SendCloseAsync()
    {
        using CancellationTokenSource limit = new(_closeLimit);
        try
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // The peer was faster.
        }
    }
}

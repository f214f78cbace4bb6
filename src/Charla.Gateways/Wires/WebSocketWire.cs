using System.Globalization;
using System.Net.WebSockets;
using Charla.Core;
using Charla.Protocol;

namespace Charla.Gateways.Wires;

/// <summary>Where the next message is in what is to be sent.</summary>
/// <param name="bytes">Whole frames, or lines.</param>
/// <returns>Where it begins, how long it is, and how much there is of it with what stands around it.</returns>
internal delegate (int Start, int Length, int Whole) MessageCut(ReadOnlySpan<byte> bytes);

/// <summary>Sends each frame, or line, as one message, without its header, or end: a WebSocket has frames of its own.</summary>
internal sealed class WebSocketWire : IWire
{
    private static readonly TimeSpan _closeLimit = TimeSpan.FromSeconds(1);

    private readonly System.Net.WebSockets.WebSocket _socket;
    private readonly Lazy<Task> _closing;

    private readonly MessageCut _cut;
    private readonly WebSocketMessageType _type;

    /// <summary>Sends frames.</summary>
    public WebSocketWire(System.Net.WebSockets.WebSocket socket)
        : this(socket, CutFrame, WebSocketMessageType.Text)
    {
    }

    /// <param name="socket">The WebSocket.</param>
    /// <param name="cut">How messages are told from each other.</param>
    /// <param name="type">What messages are sent as.</param>
    public WebSocketWire(System.Net.WebSockets.WebSocket socket, MessageCut cut, WebSocketMessageType type)
    {
        (_socket, _cut, _type) = (socket, cut, type);
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
                (int start, int length, int whole) = _cut(rest.Span);
                await _socket.SendAsync(rest.Slice(start, length), _type, endOfMessage: true, CancellationToken.None);
                rest = rest[whole..];
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

    private static (int Start, int Length, int Whole) CutFrame(ReadOnlySpan<byte> bytes)
    {
        int length = int.Parse(bytes[..Frame.HeaderLength], CultureInfo.InvariantCulture);
        return (Frame.HeaderLength, length, Frame.HeaderLength + length);
    }

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

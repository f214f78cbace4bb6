using System.Net.WebSockets;
using System.Text;
using Charla.Core;
using Charla.Gateways.Wires;
using Charla.Protocol;

namespace Charla.Gateways.Tests.WebSocket;

public sealed class WebSocketWireTests
{
    [Fact]
    public async Task Each_frame_is_one_text_message_without_its_header()
    {
        RecordingSocket socket = new();
        WebSocketWire wire = new(socket);
        FrameBuffer frames = new();
        frames.WriteFrame("{\"op\":\"pong\"}"u8);
        frames.WriteFrame(""u8);
        frames.WriteFrame("{\"text\":\"ñ\"}"u8);
        (await wire.SendAsync(frames.Written)).ShouldBe(frames.Length);
        socket.Texts.ShouldBe(["{\"op\":\"pong\"}", "", "{\"text\":\"ñ\"}"]);
        wire.TrySend(frames.Written.Span).ShouldBe(0);
    }

    [Fact]
    public async Task A_socket_that_is_gone_is_an_answer_and_not_an_exception()
    {
        RecordingSocket socket = new() { IsGone = true };
        FrameBuffer frames = new();
        frames.WriteFrame("x"u8);
        (await new WebSocketWire(socket).SendAsync(frames.Written)).ShouldBe(IWire.Closed);
    }

    private sealed class RecordingSocket : System.Net.WebSockets.WebSocket
    {
        public List<string> Texts { get; } = [];

        public bool IsGone { get; init; }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => WebSocketState.Open;

        public override string? SubProtocol => null;

        public override void Abort()
        {
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose()
        {
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            if (IsGone)
            {
                throw new WebSocketException();
            }

            messageType.ShouldBe(WebSocketMessageType.Text);
            endOfMessage.ShouldBeTrue();
            Texts.Add(Encoding.UTF8.GetString(buffer));
            return Task.CompletedTask;
        }
    }
}

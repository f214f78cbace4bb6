using System.Net.WebSockets;
using Charla.Core;
using Charla.Gateways.Wires;
using Charla.Protocol;
using Charla.Protocol.Tests.Framing;

namespace Charla.Fuzz.Targets;

/// <summary>What comes over a WebSocket behind the upgrade: messages no longer than a payload, or one of the exceptions that the endpoint catches.</summary>
internal sealed class WebSocketTarget : IFuzzTarget
{
    private const int MaxPayload = 8_192;
    private const byte Final = 0x80;
    private const byte Text = 1;
    private const byte Masked = 0x80;

    public string Name => "websocket";

    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        Part(Final | Text, Wire.Utf8("""{"op":"hello","v":1,"name":"ana"}""")),
        [.. Part(Text, Wire.Utf8("ho")), .. Part(Final | 9, []), .. Part(0, Wire.Utf8("señ")), .. Part(Final, Wire.Utf8("or"))],
        [.. Part(Final | Text, new byte[300]), .. Part(Final | 8, [3, 0xE8, .. Wire.Utf8("adiós")])],
        [.. Part(Final | Text, [0xFF, 0xFE]), .. Part(Final | 10, Wire.Utf8("pong"))],
        Part(Final | 2, Wire.Utf8("binary")),
        [Final | Text, Masked | 127, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4],
    ];

    public ReadOnlySpan<byte> Telling => [0, 1, 2, 8, 9, 10, 0x80, 0x81, 0x82, 0x88, 0x89, 0x8A, 0xC1, 125, 126, 127, 0xFE, 0xFF];

    public void Try(byte[] input, Random dice)
    {
        using Arriving stream = new(Cuts.Anywhere(input, dice));
        using WebSocket socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true, KeepAliveInterval = Timeout.InfiniteTimeSpan });
        using WebSocketInput messages = new(socket, MaxPayload, new Speech(TimeProvider.System));
        try
        {
            Read(messages, input.Length).GetAwaiter().GetResult();
        }
        catch (Exception refused) when (refused is ProtocolException or WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // As the endpoint expects.
        }
    }

    private static async Task Read(WebSocketInput messages, int length)
    {
        for (int count = 0; await messages.NextAsync() is { } message; count++)
        {
            Promise.Holds(message.Length <= MaxPayload, $"a message of {message.Length} bytes");
            Promise.Holds(count <= length, "more messages than bytes");
            messages.Release();
        }
    }

    private static byte[] Part(int first, byte[] payload)
    {
        byte[] length = payload.Length < 126 ? [(byte)(Masked | payload.Length)] : [Masked | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        byte[] mask = [1, 2, 3, 4];
        return [(byte)first, .. length, .. mask, .. payload.Select((each, i) => (byte)(each ^ mask[i % 4]))];
    }

    /// <summary>A connection on which these reads come; what is written goes nowhere.</summary>
    private sealed class Arriving(byte[][] reads) : Stream
    {
        private readonly Queue<byte[]> _reads = new(reads.Where(read => read.Length > 0));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.IsEmpty || !_reads.TryDequeue(out byte[]? read))
            {
                return new(0);
            }

            int length = Math.Min(read.Length, buffer.Length);
            read.AsSpan(0, length).CopyTo(buffer.Span);
            if (length < read.Length)
            {
                byte[][] rest = [read[length..], .. _reads];
                _reads.Clear();
                Array.ForEach(rest, _reads.Enqueue);
            }

            return new(length);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
        }
    }
}

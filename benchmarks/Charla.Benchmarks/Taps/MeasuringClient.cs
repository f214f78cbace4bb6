using System.Net;
using System.Net.Sockets;
using Charla.Protocol;

namespace Charla.Benchmarks.Taps;

/// <summary>The end that measures: blocking calls, as the course's programs make them.</summary>
internal sealed class MeasuringClient : IDisposable
{
    private const int Megabyte = 1_000_000;
    private const int WriteLength = 100_000;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Dials, and says with one byte what it wants.</summary>
    public MeasuringClient(int port, byte wish)
    {
        _socket.Connect(IPAddress.Loopback, port);
        _socket.Send([wish]);
        _socket.Receive(new byte[1]);
    }

    /// <summary>Sends a message and waits until as many bytes have come back.</summary>
    public void Exchange(byte[] message)
    {
        _socket.Send(message);
        for (int rest = message.Length; rest > 0;)
        {
            rest -= _socket.Receive(message.AsSpan(0, rest));
        }
    }

    /// <summary>Sends so many megabytes in frames of the course's kind, and waits until the other end has read all of them.</summary>
    public void Pour(int megabytes)
    {
        byte[] frame = new byte[WriteLength];
        Frame.WriteHeader(frame, WriteLength - Frame.HeaderLength);
        frame.AsSpan(Frame.HeaderLength).Fill((byte)'a');
        for (long sent = 0; sent < (long)megabytes * Megabyte; sent += WriteLength)
        {
            _socket.Send(frame);
        }

        _socket.Shutdown(SocketShutdown.Send);
        while (_socket.Receive(frame) > 0)
        {
        }
    }

    public void Dispose() => _socket.Dispose();
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Charla.Protocol;

namespace Charla.Bench;

/// <summary>One connection to the server: cuts what comes into frames in its one buffer, and allocates nothing for them.</summary>
internal sealed class FrameConnection : IDisposable
{
    private const int MaxFrame = 64 * 1024 * 1024;
    private const int SourceAddresses = 50;
    private static readonly TimeSpan _sendLimit = TimeSpan.FromSeconds(10);

    private readonly Socket _socket;
    private readonly IFrameHandler _handler;
    private readonly SocketAsyncEventArgs _receive = new();
    private byte[] _buffer;
    private int _filled;
    private int _closed;

    private FrameConnection(Socket socket, IFrameHandler handler, int bufferBytes)
    {
        (_socket, _handler, _buffer) = (socket, handler, new byte[bufferBytes]);
        _receive.Completed += (_, _) =>
        {
            if (TakeReceived())
            {
                Receive();
            }
        };
    }

    /// <summary>Connects; <paramref name="number"/> spreads the connections to this machine over addresses of its own, for each has only so many ports.</summary>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The connection owns its socket.")]
    public static async Task<FrameConnection> OpenAsync(IPEndPoint server, int number, IFrameHandler handler, int bufferBytes, CancellationToken stop)
    {
        Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.NoDelay = true;
            if (OperatingSystem.IsLinux() && server.Address.Equals(IPAddress.Loopback))
            {
                socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(1 + (number % SourceAddresses))]), 0));
            }

            await socket.ConnectAsync(server, stop);
            socket.SendTimeout = (int)_sendLimit.TotalMilliseconds;
            return new FrameConnection(socket, handler, bufferBytes);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Begins to listen.</summary>
    public void Start() => Receive();

    /// <summary>Sends all of it; false where the connection is gone, or takes nothing for ten seconds.</summary>
    public bool TrySend(ReadOnlySpan<byte> frames)
    {
        try
        {
            while (!frames.IsEmpty)
            {
                frames = frames[_socket.Send(frames)..];
            }

            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _socket.Dispose();
            _receive.Dispose();
        }
    }

    private void Receive()
    {
        try
        {
            do
            {
                _receive.SetBuffer(_buffer, _filled, _buffer.Length - _filled);
            }
            while (!_socket.ReceiveAsync(_receive) && TakeReceived());
        }
        catch (ObjectDisposedException)
        {
            // Closed by us meanwhile.
        }
    }

    private bool TakeReceived()
    {
        if (Volatile.Read(ref _closed) != 0)
        {
            return false;
        }

        _filled += _receive.BytesTransferred;
        if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0 || !TakeFrames())
        {
            _handler.Disconnect();
            return false;
        }

        _handler.EndRead();
        return true;
    }

    /// <summary>Takes the whole frames, and moves the rest to the front; false where the bytes are no frames.</summary>
    private bool TakeFrames()
    {
        ReadOnlySpan<byte> unread = _buffer.AsSpan(0, _filled);
        int needed = 0;
        while (unread.Length >= Frame.HeaderLength && needed == 0)
        {
            if (!Frame.TryReadHeader(unread[..Frame.HeaderLength], out int length) || length > MaxFrame)
            {
                return false;
            }

            if (unread.Length < Frame.HeaderLength + length)
            {
                needed = Frame.HeaderLength + length;
                break;
            }

            _handler.Take(unread.Slice(Frame.HeaderLength, length));
            unread = unread[(Frame.HeaderLength + length)..];
        }

        byte[] next = needed > _buffer.Length ? new byte[needed] : _buffer;
        unread.CopyTo(next);
        (_buffer, _filled) = (next, unread.Length);
        return true;
    }
}

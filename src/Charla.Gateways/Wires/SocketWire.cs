using System.Net.Sockets;
using Charla.Core;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Charla.Gateways.Wires;

/// <summary>Sends on the connection's socket itself, beside Kestrel's output pipe, which stays empty.</summary>
/// <remarks>One system call on the caller's thread instead of a copy, a pipe and a change of threads per member: see <c>docs/decisions/0002</c>.</remarks>
internal sealed class SocketWire : IWire
{
    /// <summary>How much is offered at once to a peer whose window was full, so that every little it takes counts as taken.</summary>
    private const int StepBytes = 4_096;

    private readonly Socket _socket;
    private readonly ConnectionContext _context;

    public SocketWire(Socket socket, ConnectionContext context)
    {
        (_socket, _context) = (socket, context);
        _socket.Blocking = false;
    }

    /// <summary>The way out of a connection: past its pipe, unless what goes out must be encrypted first.</summary>
    public static IWire For(ConnectionContext connection) => connection.Features.Get<ITlsConnectionFeature>() is null
        ? new SocketWire(connection.Features.Get<IConnectionSocketFeature>()!.Socket, connection)
        : new PipeWire(connection);

    public int TrySend(ReadOnlySpan<byte> frames)
    {
        try
        {
            int sent = _socket.Send(frames, SocketFlags.None, out SocketError error);
            return error switch
            {
                SocketError.Success => sent,
                SocketError.WouldBlock or SocketError.IOPending or SocketError.NoBufferSpaceAvailable => 0,
                _ => IWire.Closed,
            };
        }
        catch (ObjectDisposedException)
        {
            return IWire.Closed;
        }
    }

    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames)
    {
        try
        {
            return await _socket.SendAsync(frames[..Math.Min(frames.Length, StepBytes)], SocketFlags.None);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return IWire.Closed;
        }
    }

    public void Abort() => _context.Abort();

    public void CompleteOutput()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The peer was faster.
        }
    }
}

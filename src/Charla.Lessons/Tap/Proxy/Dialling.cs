using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>Opens the connection to the server with a blocking call that has a limit.</summary>
internal static class Dialling
{
    /// <summary>The first of the host's addresses that answers; null, and why the last didn't, where none does.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The connected socket is the caller's.")]
    public static Socket? Dial(string host, int port, TimeSpan patience, out SocketError failure)
    {
        failure = SocketError.HostNotFound;
        foreach (IPAddress address in Resolve(host, ref failure))
        {
            if (TryDial(new IPEndPoint(address, port), patience, out failure) is { } socket)
            {
                return socket;
            }
        }

        return null;
    }

    private static IPAddress[] Resolve(string host, ref SocketError failure)
    {
        try
        {
            return IPAddress.TryParse(host, out IPAddress? address) ? [address] : Dns.GetHostAddresses(host);
        }
        catch (SocketException unknown)
        {
            failure = unknown.SocketErrorCode;
            return [];
        }
    }

    private static Socket? TryDial(IPEndPoint end, TimeSpan patience, out SocketError failure)
    {
        Socket socket = new(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        // A blocking connect has no limit of its own; closing the socket ends it.
        using Timer limit = new(_ => socket.Dispose(), null, patience, Timeout.InfiniteTimeSpan);
        try
        {
            socket.Connect(end);
            failure = SocketError.Success;
            return socket;
        }
        catch (Exception late) when (late is SocketException or ObjectDisposedException)
        {
            socket.Dispose();
            failure = late is SocketException { SocketErrorCode: not (SocketError.OperationAborted or SocketError.Interrupted) } refused ? refused.SocketErrorCode : SocketError.TimedOut;
            return null;
        }
    }
}

using System.Net.Sockets;

namespace Charla.Server;

/// <summary>Finds peers that are gone without a word: TCP asks them, for the plain dialect has no ping, and a client of charla/1 need not send any.</summary>
internal static class HalfOpen
{
    private const int Probes = 6;

    /// <summary>How long a silent peer may take to answer that it is there.</summary>
    public static TimeSpan Patience(double idleSeconds) => TimeSpan.FromSeconds(4 * idleSeconds);

    /// <summary>Has every connection that a listening socket accepts asked after so much silence: an accepted socket has the settings of the one that listens.</summary>
    public static Socket Watched(Socket listening, double idleSeconds)
    {
        if (idleSeconds > 0 && listening.ProtocolType == ProtocolType.Tcp)
        {
            listening.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            listening.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, Seconds(idleSeconds));
            listening.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, Seconds(Patience(idleSeconds).TotalSeconds / Probes));
            listening.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
        }

        return listening;
    }

    private static int Seconds(double time) => (int)Math.Clamp(Math.Round(time), 1, 32_767);
}

using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Probing;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>Connects, or says why it can't.</summary>
internal static class LessonDialer
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);
    private static readonly Bilingual _failed = new("No se pudo conectar con {0}:{1}: {2} ({3}, error {4})", "Could not connect to {0}:{1}: {2} ({3}, error {4})");

    /// <summary>A connection to the first of the host's addresses that answers, <c>TCP_NODELAY</c> set.</summary>
    /// <exception cref="LessonException">None did, or the name has none.</exception>
    public static async Task<Socket> DialAsync(string host, int port, CancellationToken stop)
    {
        (IPAddress[] addresses, SystemError? error) = await ResolveAsync(host, _limit, stop);
        foreach (IPAddress address in addresses)
        {
            (Socket? socket, error) = await ConnectAsync(new IPEndPoint(address, port), _limit, stop);
            if (socket is not null)
            {
                return socket;
            }
        }

        throw Failed(host, port, error!);
    }

    /// <summary>The host's addresses, at least one, or the reason why there are none.</summary>
    public static async Task<(IPAddress[] Addresses, SystemError? Error)> ResolveAsync(string host, TimeSpan limit, CancellationToken stop)
    {
        try
        {
            IPAddress[] found = await Dns.GetHostAddressesAsync(host, stop).WaitAsync(limit, stop);
            return found.Length > 0 ? (found, null) : ([], SystemError.Of(SocketError.NoData));
        }
        catch (SocketException failed)
        {
            return ([], SystemError.Of(failed));
        }
        catch (ArgumentException)
        {
            // A name that no name can be, such as one of 300 letters.
            return ([], SystemError.Of(SocketError.HostNotFound));
        }
        catch (TimeoutException)
        {
            return ([], SystemError.Of(SocketError.TryAgain));
        }
    }

    /// <summary>One attempt: the connection, or the system's error.</summary>
    public static async Task<(Socket? Socket, SystemError? Error)> ConnectAsync(IPEndPoint endpoint, TimeSpan limit, CancellationToken stop)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        either.CancelAfter(limit);
        Socket? socket = null;
        try
        {
            socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(endpoint, either.Token);
            return (socket, null);
        }
        catch (Exception failed) when (failed is SocketException or OperationCanceledException)
        {
            socket?.Dispose();
            stop.ThrowIfCancellationRequested();
            return (null, failed is SocketException known ? SystemError.Of(known) : SystemError.Of(SocketError.TimedOut));
        }
    }

    /// <summary>What a person is told of a failed attempt to reach a port.</summary>
    public static LessonException Failed(string host, int port, SystemError error) =>
        new(_failed.With(SafeText.OneLine(host), port, error.Meaning, error.Name, error.Number));
}

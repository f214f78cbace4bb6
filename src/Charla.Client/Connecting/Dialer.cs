using System.Net;
using System.Net.Sockets;

namespace Charla.Client.Connecting;

/// <summary>Finds a host and connects to it.</summary>
internal static class Dialer
{
    private const int KeepAliveSeconds = 20;
    private const int KeepAliveProbes = 4;
    private const int KeepAliveProbeSeconds = 5;

    /// <summary>Tries the host's addresses one after the other; each has an equal share of the time that is left.</summary>
    /// <exception cref="ConnectException">None answered: the kind that says most.</exception>
    public static async Task<Socket> DialAsync(string host, int port, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        long began = time.GetTimestamp();
        IPAddress[] addresses = await FindAsync(host, limit, time, cancellationToken).ConfigureAwait(false);
        ConnectionProblem? problem = null;
        for (int tried = 0; tried < addresses.Length; tried++)
        {
            TimeSpan share = (limit - time.GetElapsedTime(began)) / (addresses.Length - tried);
            try
            {
                return await ConnectAsync(new IPEndPoint(addresses[tried], port), share, time, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectException failed)
            {
                problem = MoreTelling(problem, failed.Problem);
            }
        }

        throw new ConnectException(problem ?? new ConnectionProblem { Failure = ConnectFailure.NameNotFound, Detail = $"{host} has no address." });
    }

    private static async Task<IPAddress[]> FindAsync(string host, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException failed)
        {
            throw new ConnectException(Diagnosis.OfSocket(failed, host) with { Failure = ConnectFailure.NameNotFound }, failed);
        }
        catch (TimeoutException slow)
        {
            throw new ConnectException(Diagnosis.TimedOut($"{host}: no name server answered within {limit.TotalSeconds:0.#} s."), slow);
        }
        catch (ArgumentException malformed)
        {
            throw new ConnectException(new ConnectionProblem { Failure = ConnectFailure.NameNotFound, Detail = $"{host}: {malformed.Message}" }, malformed);
        }
    }

    private static async Task<Socket> ConnectAsync(IPEndPoint endpoint, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        Socket socket = new(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using CancellationTokenSource deadline = new(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(endpoint, either.Token).ConfigureAwait(false);
            KeepAlive(socket);
            return socket;
        }
        catch (SocketException failed)
        {
            socket.Dispose();
            throw new ConnectException(Diagnosis.OfSocket(failed, endpoint.ToString()), failed);
        }
        catch (OperationCanceledException slow)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new ConnectException(Diagnosis.TimedOut($"{endpoint}: no answer within {limit.TotalSeconds:0.#} s."), slow);
        }
    }

    // The plain dialect has no ping: only this notices a peer that is gone without a word.
    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveProbeSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
    }

    // A machine that answers "refused" is known to be there; one that has no route to it says the least.
    private static ConnectionProblem MoreTelling(ConnectionProblem? one, ConnectionProblem other) =>
        one is null || Telling(other.Failure) > Telling(one.Failure) ? other : one;

    private static int Telling(ConnectFailure failure) => failure switch
    {
        ConnectFailure.Refused => 2,
        ConnectFailure.TimedOut => 1,
        _ => 0,
    };
}

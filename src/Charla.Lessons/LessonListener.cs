using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Probing;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>A lesson's server: <c>socket</c>, <c>bind</c>, <c>listen</c>, and an <c>accept</c> for every client until it is told to stop.</summary>
/// <remarks>Each connection is served by a task of its own: one that misbehaves costs the others nothing.</remarks>
internal sealed class LessonListener : IDisposable
{
    /// <summary>Connections served at once; one more is told nothing and closed.</summary>
    public const int MaxConnections = 4_096;

    private const int Backlog = 1_024;

    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(100);
    private static readonly Bilingual _failed = new("No se puede escuchar en {0}:{1}: {2} ({3}, error {4})", "Can't listen on {0}:{1}: {2} ({3}, error {4})");

    private readonly Socket _socket;
    private int _open;

    private LessonListener(Socket socket) => _socket = socket;

    /// <summary>Where it listens: the port that was taken, where any free one was asked for.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Connections open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Binds and listens.</summary>
    /// <param name="host">An address or a name of this machine.</param>
    /// <param name="port">A TCP port; 0 takes any free one.</param>
    /// <param name="stop">Ends the search for the name's address.</param>
    /// <exception cref="LessonException">The port is taken, or the address is not this machine's.</exception>
    public static async Task<LessonListener> ListenAsync(string host, int port, CancellationToken stop)
    {
        Socket? socket = null;
        try
        {
            IPEndPoint endpoint = await FindAsync(host, port, stop);
            socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endpoint);
            socket.Listen(Backlog);
            return new LessonListener(socket);
        }
        catch (SocketException failed)
        {
            socket?.Dispose();
            throw Failed(host, port, SystemError.Of(failed));
        }
    }

    /// <summary>The address to bind to.</summary>
    /// <exception cref="LessonException">Nobody knows the name.</exception>
    public static async Task<IPEndPoint> FindAsync(string host, int port, CancellationToken stop)
    {
        (IPAddress[] addresses, SystemError? error) = await LessonDialer.ResolveAsync(host, TimeSpan.FromSeconds(10), stop);
        return error is null ? new IPEndPoint(addresses[0], port) : throw Failed(host, port, error);
    }

    /// <summary>Why a port can't be listened on.</summary>
    public static LessonException Failed(string host, int port, SystemError error) =>
        new(_failed.With(SafeText.OneLine(host), port, error.Meaning, error.Name, error.Number));

    /// <summary>Accepts and serves until <paramref name="stop"/>; then every connection is closed and its task awaited.</summary>
    /// <param name="serve">Serves one client; its socket is closed when this completes. Errors of the connection end it, and nothing else.</param>
    /// <param name="stop">Ends everything.</param>
    [SuppressMessage("Reliability", "CA2025", Justification = "The task that serves a client disposes of its socket.")]
    public async Task RunAsync(Func<Socket, CancellationToken, Task> serve, CancellationToken stop)
    {
        HashSet<Task> serving = [];
        while (await AcceptAsync(stop) is { } client)
        {
            if (Interlocked.Increment(ref _open) > MaxConnections)
            {
                Interlocked.Decrement(ref _open);
                client.Dispose();
                continue;
            }

            serving.RemoveWhere(task => task.IsCompletedSuccessfully);
            serving.Add(ServeAsync(client, serve, stop));
        }

        await Task.WhenAll(serving);
    }

    public void Dispose() => _socket.Dispose();

    private async Task<Socket?> AcceptAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                Socket client = await _socket.AcceptAsync(stop);
                client.NoDelay = true;
                return client;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            catch (SocketException)
            {
                // The client went before it was accepted, or this process has no socket left: both pass.
                await Task.Delay(_breath, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ServeAsync(Socket client, Func<Socket, CancellationToken, Task> serve, CancellationToken stop)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                await serve(client, stop);
            }
            catch (Exception gone) when (gone is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The client is gone, or we are asked to go.
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}

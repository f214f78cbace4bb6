using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>Listens, dials the server for whoever comes, and carries both directions. What passes is told to a <see cref="WireTape"/>.</summary>
internal sealed class TapProxy : IDisposable
{
    /// <summary>Connections at once; whoever comes when there are as many waits to be accepted.</summary>
    public const int MaxConnections = 512;

    private const int StackLength = 256 * 1024;

    private static readonly TimeSpan _acceptPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _dialPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _partingPatience = TimeSpan.FromSeconds(5);

    private readonly TapOptions _options;
    private readonly WireTape _tape;
    private readonly Socket _listener;
    private readonly SemaphoreSlim _room = new(MaxConnections);
    private readonly Lock _gate = new();
    private readonly HashSet<TapConnection> _connections = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _accepting;
    private int _last;

    private TapProxy(TapOptions options, WireTape tape, Socket listener)
    {
        (_options, _tape, _listener) = (options, tape, listener);
        _accepting = new Thread(Accept) { IsBackground = true, Name = "tap accept" };
        _accepting.Start();
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="SocketException">The address can't be had.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The proxy owns the listener.")]
    public static TapProxy Start(TapOptions options, WireTape tape)
    {
        Socket listener = new(options.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(options.Listen);
            listener.Listen();
            return new TapProxy(options, tape, listener);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Accepts nobody any more, ends every connection politely, and waits until they have told their last.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _accepting.Join();
        lock (_gate)
        {
            foreach (TapConnection connection in _connections)
            {
                connection.Stop();
            }
        }

        long end = Environment.TickCount64 + (long)_partingPatience.TotalMilliseconds;
        for (int left = 0; left < MaxConnections && Environment.TickCount64 < end; left++)
        {
            _room.Wait((int)Math.Max(0, end - Environment.TickCount64));
        }
    }

    private void Accept()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (WaitForRoom() && TryAccept() is { } client)
            {
                int number = ++_last;
                new Thread(() => Serve(client, number), StackLength) { IsBackground = true, Name = $"tap {number} client" }.Start();
            }
        }
    }

    private bool WaitForRoom()
    {
        try
        {
            _room.Wait(_stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Socket? TryAccept()
    {
        try
        {
            return _listener.Accept();
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Stopped; or whoever came has gone, or there is no descriptor left: others may have better luck in a moment.
            _room.Release();
            _stop.Token.WaitHandle.WaitOne(_acceptPause);
            return null;
        }
    }

    private void Serve(Socket client, int number)
    {
        try
        {
            using (client)
            {
                Serve(number, client);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It went while it was being accepted, or the tap was stopped.
        }
        finally
        {
            _room.Release();
        }
    }

    private void Serve(int number, Socket client)
    {
        client.NoDelay = true;
        IPEndPoint from = (IPEndPoint)client.RemoteEndPoint!;
        IPEndPoint here = (IPEndPoint)client.LocalEndPoint!;
        using Socket? server = Dialling.Dial(_options.Host, _options.Port, _dialPatience, out SocketError failure);
        if (server is null)
        {
            _tape.Tell(number, TapeKind.Unreachable, WireSide.Server, new TapeOpening(from, here, null, failure));
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            return;
        }

        _tape.Tell(number, TapeKind.Opened, detail: new TapeOpening(from, here, (IPEndPoint)server.RemoteEndPoint!, SocketError.Success));
        using TapConnection connection = new(number, client, server, _tape, _options.Mischief);
        Add(connection);
        connection.Run();
        Remove(connection);
    }

    private void Add(TapConnection connection)
    {
        lock (_gate)
        {
            _connections.Add(connection);
            if (_stop.IsCancellationRequested)
            {
                connection.Stop();
            }
        }
    }

    private void Remove(TapConnection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }
    }
}

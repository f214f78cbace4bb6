using System.Diagnostics;
using System.Net.Sockets;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>A client and its server, with the tap between them.</summary>
/// <remarks>Each direction has a thread of its own. The sockets are used with blocking calls only: one asynchronous call, and the runtime would make them slower for good.</remarks>
internal sealed class TapConnection : IDisposable
{
    private const int StackLength = 256 * 1024;

    private readonly int _number;
    private readonly Socket _client;
    private readonly Socket _server;
    private readonly WireTape _tape;
    private readonly Mischief _mischief;
    private readonly SideCount _fromClient = new(WireSide.Client);
    private readonly SideCount _fromServer = new(WireSide.Server);
    private readonly CancellationTokenSource _cut = new();
    private readonly Lock _gate = new();
    private readonly long _opened = Stopwatch.GetTimestamp();
    private bool _clientBroke;
    private bool _serverBroke;

    public TapConnection(int number, Socket client, Socket server, WireTape tape, Mischief mischief)
    {
        (_number, _client, _server, _tape, _mischief) = (number, client, server, tape, mischief);
        Cut = _cut.Token;
    }

    /// <summary>Cancelled when the connection is cut off.</summary>
    public CancellationToken Cut { get; }

    /// <summary>Time since it opened.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_opened);

    /// <summary>Whether the client was let go without a word to the server.</summary>
    public bool HasVanished { get; private set; }

    public Socket SocketOf(WireSide side) => side == WireSide.Client ? _client : _server;

    /// <summary>Carries both directions until both have ended.</summary>
    public void Run()
    {
        using Timer? stop = WatchTheClock();
        Thread back = Start(() => Carry(WireSide.Server), "server");
        Carry(WireSide.Client);
        back.Join();
        _tape.Tell(_number, TapeKind.Closed, detail: new ConnectionTotals(_fromClient.Bytes, _fromClient.Reads, _fromServer.Bytes, _fromServer.Reads));
    }

    /// <summary>Starts a thread that ends with the connection.</summary>
    public Thread Start(Action work, string name)
    {
        Thread thread = new(() => work(), StackLength) { IsBackground = true, Name = $"tap {_number} {name}" };
        thread.Start();
        return thread;
    }

    /// <summary>Waits for bytes of a side. A socket that the clock, or the other direction, closes just then is a connection that was cut.</summary>
    public static int Receive(Socket from, byte[] buffer, out SocketError error)
    {
        try
        {
            return from.Receive(buffer, SocketFlags.None, out error);
        }
        catch (ObjectDisposedException)
        {
            error = SocketError.OperationAborted;
            return 0;
        }
    }

    /// <summary>Tells of a read.</summary>
    public void Read(WireSide side, long at, ReadOnlySpan<byte> bytes)
    {
        SideCount count = side == WireSide.Client ? _fromClient : _fromServer;
        count.Add(bytes.Length);
        _tape.TryRead(_number, count, at, bytes);
    }

    /// <summary>Hands bytes of <paramref name="side"/> on and tells of it; false where the other side takes no more.</summary>
    public bool TryWrite(WireSide side, Socket to, ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length;
        while (!bytes.IsEmpty)
        {
            int sent = Send(to, bytes, out SocketError error);
            if (error != SocketError.Success)
            {
                // The receiver broke off. Whoever reads from it says so, after the last that it sent; this call has eaten the error that would have told them.
                MarkBroken(side.Other());
                return false;
            }

            bytes = bytes[sent..];
        }

        _tape.Wrote(_number, side, length);
        return true;
    }

    /// <summary>Does to the other side what <paramref name="side"/> did: ends politely, or breaks off.</summary>
    public void CarryEnd(WireSide side, SocketError error)
    {
        if (error == SocketError.Success && !IsBroken(side))
        {
            _tape.Tell(_number, TapeKind.Ended, side);
            EndSending(SocketOf(side.Other()));
        }
        else if (!Cut.IsCancellationRequested)
        {
            _tape.Tell(_number, TapeKind.Reset, side);
            Abort();
        }
    }

    /// <summary>Does by itself what it was asked to, once.</summary>
    public void Misbehave(MischiefKind kind, WireSide side)
    {
        lock (_gate)
        {
            if (Cut.IsCancellationRequested || (kind == MischiefKind.Vanished && HasVanished))
            {
                return;
            }

            HasVanished |= kind == MischiefKind.Vanished;
        }

        _tape.Tell(_number, TapeKind.Mischief, side, kind);
        if (kind == MischiefKind.Reset)
        {
            Abort();
        }
        else if (kind == MischiefKind.Vanished)
        {
            Break(_client);
        }
    }

    /// <summary>Ends both sides politely, from any thread.</summary>
    public void Stop()
    {
        CutOff();
        EndBoth(_client);
        EndBoth(_server);
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _cut.Dispose();
    }

    private void Carry(WireSide side)
    {
        if (!_mischief.Concerns(_number, side))
        {
            new StraightRelay(this, side).Run();
            return;
        }

        using BadRelay relay = new(this, side, _mischief);
        relay.Run();
    }

    /// <summary>A cut or a parting that is due at a time comes then, even when nothing is said.</summary>
    private Timer? WatchTheClock()
    {
        bool concerned = _mischief.Concerns(_number, WireSide.Client) || _mischief.Concerns(_number, WireSide.Server);
        (TimeSpan? due, MischiefKind kind) = _mischief switch
        {
            { Reset.Time: { } time } => (time, MischiefKind.Reset),
            { HalfOpen.Time: { } time } => (time, MischiefKind.Vanished),
            _ => (default(TimeSpan?), MischiefKind.Reset),
        };
        return concerned && due is { } at ? new Timer(_ => Misbehave(kind, WireSide.Client), null, at, Timeout.InfiniteTimeSpan) : null;
    }

    private void Abort()
    {
        CutOff();
        Break(_client);
        Break(_server);
    }

    /// <summary>A clock or a stop may come when both sides have just ended.</summary>
    private void CutOff()
    {
        try
        {
            _cut.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private void MarkBroken(WireSide side)
    {
        lock (_gate)
        {
            _clientBroke |= side == WireSide.Client;
            _serverBroke |= side == WireSide.Server;
        }
    }

    private bool IsBroken(WireSide side)
    {
        lock (_gate)
        {
            return side == WireSide.Client ? _clientBroke : _serverBroke;
        }
    }

    private static int Send(Socket to, ReadOnlySpan<byte> bytes, out SocketError error)
    {
        try
        {
            return to.Send(bytes, SocketFlags.None, out error);
        }
        catch (ObjectDisposedException)
        {
            error = SocketError.OperationAborted;
            return 0;
        }
    }

    private static void Break(Socket socket)
    {
        Quietly(socket, static socket => socket.LingerState = new LingerOption(enable: true, seconds: 0));
        socket.Dispose();
    }

    private static void EndSending(Socket socket) => Quietly(socket, static socket => socket.Shutdown(SocketShutdown.Send));

    private static void EndBoth(Socket socket) => Quietly(socket, static socket => socket.Shutdown(SocketShutdown.Both));

    /// <summary>The other side may have gone at any moment, and then there is nothing left to do to it.</summary>
    private static void Quietly(Socket socket, Action<Socket> act)
    {
        try
        {
            act(socket);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Charla.Verify.Faults;

/// <summary>A proxy in front of a port, which cuts connections and holds back what they carry when it is told to.</summary>
internal sealed class Meddler : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<MeddledConnection, Task> _connections = [];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private long _delay;

    public Meddler(IPEndPoint server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where members connect.</summary>
    public IPEndPoint Front => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>How much later each read is handed on; bytes never overtake each other.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delay));
        set => Interlocked.Exchange(ref _delay, value.Ticks);
    }

    /// <summary>Cuts connections off with a reset, both ends, wherever they are: each with this chance.</summary>
    /// <returns>How many.</returns>
    public int Cut(double chance, Random dice)
    {
        MeddledConnection[] chosen = [.. _connections.Keys.Where(_ => dice.NextDouble() < chance)];
        foreach (MeddledConnection connection in chosen)
        {
            connection.Cut();
        }

        return chosen.Length;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            MeddledConnection connection = new(await _listener.AcceptSocketAsync(_closing.Token), this);
            _connections[connection] = CarryAsync(connection);
        }
    }

    private async Task CarryAsync(MeddledConnection connection)
    {
        // Else it might end, and be taken out, before it is put in.
        await Task.Yield();
        await connection.CarryAsync(_server, _closing.Token);
        _connections.TryRemove(connection, out _);
    }
}

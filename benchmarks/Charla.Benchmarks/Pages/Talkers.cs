using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Charla.Benchmarks.Pages;

/// <summary>Clients as the course's: each writes frames, and reads what comes and forgets it.</summary>
internal sealed class Talkers : IAsyncDisposable
{
    private readonly Socket[] _sockets;

    private Talkers(Socket[] sockets) => _sockets = sockets;

    public static async Task<Talkers> ConnectAsync(int port, int count)
    {
        Socket[] sockets = new Socket[count];
        for (int number = 0; number < count; number++)
        {
            sockets[number] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await sockets[number].ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
            _ = ForgetAsync(sockets[number]);
        }

        return new Talkers(sockets);
    }

    /// <summary>Says so many messages a second, by turns; returns how many were said.</summary>
    public async Task<int> TalkAsync(int rate, TimeSpan time, CancellationToken stop)
    {
        using PeriodicTimer pace = new(TimeSpan.FromMilliseconds(5));
        long started = Stopwatch.GetTimestamp();
        int said = 0;
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed = Stopwatch.GetElapsedTime(started))
        {
            for (int due = (int)(passed.TotalSeconds * rate); said < due; said++)
            {
                int turn = said % _sockets.Length;
                await _sockets[turn].SendAsync(Frame($"persona{turn}> mensaje {said} de la prueba, sello {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}, ¿se ve?"), stop);
            }

            await pace.WaitForNextTickAsync(stop);
        }

        return said;
    }

    public ValueTask DisposeAsync()
    {
        foreach (Socket socket in _sockets)
        {
            socket.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static byte[] Frame(string text) => Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(text),-10}{text}");

    private static async Task ForgetAsync(Socket socket)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }
}

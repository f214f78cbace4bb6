using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Charla.Browser.Tests.Harness;

/// <summary>A proxy in front of the HTTP port that tells the server of another address than the one that was asked for.</summary>
internal sealed class RenamingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _port;
    private readonly Task _accepting;

    public RenamingProxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://{Host}/";

    private string Host => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Socket page = await _listener.AcceptSocketAsync(_end.Token);
            _ = RelayAsync(page);
        }
    }

    private async Task RelayAsync(Socket page)
    {
        using NetworkStream from = new(page, ownsSocket: true);
        using TcpClient server = new();
        await server.ConnectAsync(IPAddress.Loopback, _port, _end.Token);
        NetworkStream to = server.GetStream();
        await Task.WhenAny(RenameAsync(from, to), to.CopyToAsync(from, _end.Token));
    }

    /// <summary>A request's head comes in one piece over loopback.</summary>
    private async Task RenameAsync(NetworkStream from, NetworkStream to)
    {
        byte[] buffer = new byte[65_536];
        for (int length; (length = await from.ReadAsync(buffer, _end.Token)) > 0;)
        {
            string text = Encoding.Latin1.GetString(buffer, 0, length).Replace($"Host: {Host}", "Host: charla.example", StringComparison.Ordinal);
            await to.WriteAsync(Encoding.Latin1.GetBytes(text), _end.Token);
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Charla.Benchmarks;

/// <summary>The server itself in a process of its own, as built beside this one, with a data folder that goes with it.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _folder;

    private MeasuredServer(Process process, string folder, int port, int httpPort) => (_process, _folder, Port, HttpPort) = (process, folder, port, httpPort);

    public int Port { get; }

    public int HttpPort { get; }

    public int ProcessId => _process.Id;

    /// <summary>Everything that it has written, in bytes.</summary>
    public long FolderBytes => new DirectoryInfo(_folder).EnumerateFiles().Sum(file => file.Length);

    public string Address => $"http://127.0.0.1:{HttpPort}/";

    public static string NewFolder() => Path.Combine(Path.GetTempPath(), "charla-bench-" + Path.GetRandomFileName());

    /// <summary>Starts it on a folder, which it deletes in the end, and waits until it serves the page.</summary>
    /// <param name="folder">Its data.</param>
    /// <param name="more">Further words for its command line.</param>
    public static async Task<MeasuredServer> StartAsync(string folder, params string[] more)
    {
        (int port, int httpPort) = (FreePort(), FreePort());
        ProcessStartInfo start = new(BuiltProgram.Path, ["serve", "--port", $"{port}", "--http-port", $"{httpPort}", "--data", folder, .. more]) { RedirectStandardOutput = true };
        MeasuredServer server = new(Process.Start(start)!, folder, port, httpPort);
        _ = server._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        using HttpClient client = new() { Timeout = _startLimit };
        for (long started = Stopwatch.GetTimestamp(); !await IsServedAsync(client);)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > _startLimit)
            {
                throw new InvalidOperationException("The server does not serve the page.");
            }

            await Task.Delay(_poll);
        }
    }

    private async Task<bool> IsServedAsync(HttpClient client)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri(Address));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

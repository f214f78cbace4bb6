using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Charla.Bench;

/// <summary>A server of this same program, started for a measurement in a folder of its own, which goes with it.</summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly Task<string> _complaints;

    private ChildServer(Process process, IPEndPoint server, string folder)
    {
        (_process, Server, Folder) = (process, server, folder);
        _complaints = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public IPEndPoint Server { get; }

    public string Folder { get; }

    public int Id => _process.Id;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="BenchException">It doesn't start, or the folder can't be written to.</exception>
    public static async Task<ChildServer> StartAsync(string disk, CancellationToken stop)
    {
        ChildServer child = Start(disk);
        try
        {
            await child.WaitUntilReadyAsync(stop);
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the server at once, for nobody wants what it holds, and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        Kill();
        using CancellationTokenSource limit = new(_stopLimit);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _process.Dispose();
        DeleteFolder();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The child owns its process.")]
    private static ChildServer Start(string disk)
    {
        string folder = Path.Combine(disk, $"charla-bench-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(folder);
            IPEndPoint server = new(IPAddress.Loopback, FreePort());
            return new ChildServer(Process.Start(Command(server.Port, folder))!, server, folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BenchException(BenchTexts.BadFolder.With(disk, failure.Message));
        }
    }

    private static ProcessStartInfo Command(int port, string folder)
    {
        ProcessStartInfo command = OwnProgram.Command("serve", "--port", $"{port}", "--http-port", "0", "--irc-port", "off", "--data", folder);
        foreach (string variable in SocketThread.Variables)
        {
            command.Environment.Remove(variable);
        }

        return command;
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task WaitUntilReadyAsync(CancellationToken stop)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(stop))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > _startLimit)
            {
                Kill();
                throw new BenchException(BenchTexts.NotStarted.With((await _complaints).Trim()));
            }

            await Task.Delay(_poll, stop);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Server, stop);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }
    }

    private void DeleteFolder()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // Someone else looks into it: what is left is in a folder for temporary things.
        }
    }
}

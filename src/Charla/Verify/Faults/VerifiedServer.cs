using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Charla.Verify.Faults;

/// <summary>A server in a process and a folder, which is killed, frozen and starved, and started again on the same ports.</summary>
/// <param name="command">Makes the command line of a server.</param>
/// <param name="folder">Where its data go; not deleted here.</param>
/// <param name="hasTls">Whether it speaks TLS too.</param>
internal sealed class VerifiedServer(ServerCommand command, string folder, bool hasTls) : IAsyncDisposable
{
    // Below the ports that the system gives to connections: none of those takes ours while the server is down.
    private const int FirstPort = 20_000;
    private const int LastPort = 32_000;
    private const int KeptLines = 40;

    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _stopLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(20);

    private readonly Queue<string> _lines = new();
    private Process? _process;

    public IPEndPoint Framed { get; } = new(IPAddress.Loopback, FreePort());

    public IPEndPoint Web { get; } = new(IPAddress.Loopback, FreePort());

    public string Folder => folder;

    /// <summary>Whether it has ended without being told to.</summary>
    public bool HasDied => _process is { HasExited: true };

    /// <summary>Whether it has logged a mistake of its own.</summary>
    public bool HasBug { get; private set; }

    /// <summary>The exit code of one that has.</summary>
    public int? ExitCode => HasDied ? _process!.ExitCode : null;

    /// <summary>The last that it wrote.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    /// <exception cref="VerifyException">It doesn't.</exception>
    public async Task StartAsync(CancellationToken stop)
    {
        _process?.Dispose();
        _process = Process.Start(Unhurt(command(new ServerPlace(Framed.Port, Web.Port, folder, hasTls))))!;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        long started = Stopwatch.GetTimestamp();
        while (!await AnswersAsync(Framed, stop) || !await AnswersAsync(Web, stop))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > _startLimit)
            {
                throw new VerifyException(VerifyTexts.NotStarted.With(Output));
            }

            await Task.Delay(_poll, stop);
        }
    }

    /// <summary>Ends it as a power cut does, but for the system's own cache: no warning, no last word.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            using CancellationTokenSource limit = new(_stopLimit);
            await process.WaitForExitAsync(limit.Token);
        }
    }

    /// <summary>Asks it to end; false where it does not in time.</summary>
    public async Task<bool> StopAsync()
    {
        Signal("TERM");
        using CancellationTokenSource limit = new(_stopLimit);
        Task exit = _process!.WaitForExitAsync(limit.Token);
        await exit.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return exit.IsCompletedSuccessfully;
    }

    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    /// <summary>Lets it write nothing more into any file, as on a disk that is full; false where this machine has no means to.</summary>
    public bool FillDisk() => Run("prlimit", "--pid", $"{_process!.Id}", "--fsize=1:unlimited");

    public void FreeDisk() => Run("prlimit", "--pid", $"{_process!.Id}", "--fsize=unlimited:unlimited");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }

    /// <summary>A write that the limit forbids is to fail, as on a full disk, and not to end the process by a signal.</summary>
    private static ProcessStartInfo Unhurt(ProcessStartInfo server) => new("sh", ["-c", "trap '' XFSZ; exec \"$@\"", "sh", server.FileName, .. server.ArgumentList])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Signal(string name) => Run("kill", "-s", name, $"{_process!.Id}");

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        HasBug |= line.Contains("A mistake of ours", StringComparison.Ordinal) || line.StartsWith("Unhandled exception", StringComparison.Ordinal);
        lock (_lines)
        {
            _lines.Enqueue(line);
            while (_lines.Count > KeptLines)
            {
                _lines.Dequeue();
            }
        }
    }

    private static int FreePort()
    {
        while (true)
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                int port = Random.Shared.Next(FirstPort, LastPort);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken: another is not.
            }
        }
    }

    private static async Task<bool> AnswersAsync(IPEndPoint server, CancellationToken stop)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(server, stop);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>How a server is started.</summary>
internal delegate ProcessStartInfo ServerCommand(ServerPlace place);

/// <summary>Where a server is to be.</summary>
/// <param name="Port">The framed port.</param>
/// <param name="HttpPort">The HTTP port.</param>
/// <param name="Folder">Its data.</param>
/// <param name="HasTls">Whether it speaks TLS too, with a certificate that it makes itself.</param>
internal sealed record ServerPlace(int Port, int HttpPort, string Folder, bool HasTls);

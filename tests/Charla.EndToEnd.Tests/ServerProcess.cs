using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Charla.EndToEnd.Tests;

/// <summary>A real <c>charla serve</c> in a process of its own, on free ports and a data folder of its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];
    private readonly Process _process;
    private readonly bool _ownsFolder;

    private ServerProcess(Process process, string folder, bool ownsFolder)
    {
        (_process, Folder, _ownsFolder) = (process, folder, ownsFolder);
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => _ready.TrySetResult();
        process.EnableRaisingEvents = true;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Folder { get; }

    public int Port { get; private set; }

    public int HttpPort { get; private set; }

    /// <summary>The port of IRC, where it was asked for.</summary>
    public int IrcPort { get; private set; }

    public int Id => _process.Id;

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>The program itself, as built.</summary>
    public static string Executable => Path.Combine(AppContext.BaseDirectory, "charla");

    /// <summary>A new folder's path under the system's temporary one.</summary>
    public static string NewFolder() => Path.Combine(Path.GetTempPath(), "charla-test-" + Path.GetRandomFileName());

    /// <summary>Starts a server and waits until it says where it listens.</summary>
    /// <param name="folder">Data to go on with; a new folder, deleted afterwards, where null.</param>
    /// <param name="more">Further words for the command line.</param>
    /// <param name="shell">What a shell runs before it becomes the server, such as a limit.</param>
    public static async Task<ServerProcess> StartAsync(string? folder = null, string more = "", string? shell = null)
    {
        ServerProcess server = Launch(folder, more, shell);
        await server._ready.Task.WaitAsync(_limit);
        return server.Port > 0 ? server : throw new InvalidOperationException("The server did not start:\n" + server.Output);
    }

    /// <summary>Starts a server that is expected to give up, and waits until it has.</summary>
    public static async Task<(int ExitCode, string Output)> FailAsync(string? folder, string more = "")
    {
        await using ServerProcess server = Launch(folder, more, null);
        int code = await server.WaitForExitAsync();
        return (code, server.Output);
    }

    /// <summary>Sends a signal, such as <c>TERM</c>, <c>KILL</c>, <c>STOP</c> or <c>CONT</c>.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Sets how large a file it may write, in bytes: what a full disk is to a test.</summary>
    public void LimitFiles(string bytes)
    {
        using Process limit = Process.Start("prlimit", ["--pid", $"{_process.Id}", $"--fsize={bytes}:unlimited"]);
        limit.WaitForExit();
    }

    /// <summary>The exit code, once it has ended.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_limit);
        return _process.ExitCode;
    }

    /// <summary>Waits until a line of its output contains a text.</summary>
    public async Task WaitForOutputAsync(string text, Func<Task>? meanwhile = null)
    {
        using CancellationTokenSource limit = new(_limit);
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        if (_ownsFolder && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static ServerProcess Launch(string? folder, string more, string? shell)
    {
        string data = folder ?? NewFolder();
        string ports = (more.Contains("--port", StringComparison.Ordinal) ? "" : "--port 0 ") + (more.Contains("--http-port", StringComparison.Ordinal) ? "" : "--http-port 0 ") + (more.Contains("--irc-port", StringComparison.Ordinal) ? "" : "--irc-port off");
        ProcessStartInfo start = new("bash", ["-c", $"{shell ?? ":"}; exec '{Executable}' serve {ports} --lang en --data '{data}' {more}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new ServerProcess(new Process { StartInfo = start }, data, ownsFolder: folder is null);
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        Port = Number(FramedAddress(), line) ?? Port;
        HttpPort = Number(WebAddress(), line) ?? HttpPort;
        IrcPort = Number(IrcAddress(), line) ?? IrcPort;

        // The last line of what it prints when it is ready.
        if (line.StartsWith("Connections at once", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }

    private static int? Number(Regex pattern, string line) => pattern.Match(line) is { Success: true } found ? int.Parse(found.Groups[1].ValueSpan) : null;

    [GeneratedRegex(@"charla chat (?:--tls )?\S+:(\d+)$")]
    private static partial Regex FramedAddress();

    [GeneratedRegex(@"irc://\S+?:(\d+)\b")]
    private static partial Regex IrcAddress();

    [GeneratedRegex(@"wss?://\S+:(\d+)/ws$")]
    private static partial Regex WebAddress();
}

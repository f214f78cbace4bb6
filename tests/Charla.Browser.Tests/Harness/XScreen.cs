using System.Diagnostics;

namespace Charla.Browser.Tests.Harness;

/// <summary>An X screen that nobody sits in front of: Xvfb, and what looks at its windows.</summary>
internal sealed class XScreen : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private readonly Process _server;

    private XScreen(Process server, string name) => (_server, Name) = (server, name);

    /// <summary>What <c>DISPLAY</c> is set to.</summary>
    public string Name { get; }

    /// <summary>Starts it under the first number that is free.</summary>
    public static async Task<XScreen> StartAsync()
    {
        ProcessStartInfo start = new("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x860x24", "-nolisten", "tcp"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process server = Process.Start(start)!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        string? number = await server.StandardOutput.ReadLineAsync().WaitAsync(_limit);
        return new XScreen(server, $":{number ?? throw new InvalidOperationException("Xvfb did not start.")}");
    }

    /// <summary>The first window with a title, once there is one.</summary>
    public async Task<string> WaitForWindowAsync(string title)
    {
        using CancellationTokenSource limit = new(_limit);
        string found;
        while ((found = await RunAsync("xdotool", "search", "--onlyvisible", "--name", title)).Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }

        return found.Split('\n')[0];
    }

    /// <summary>Runs a program on this screen, to its end.</summary>
    public async Task<string> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DISPLAY"] = Name } };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(_limit);
        await errors;
        await process.WaitForExitAsync().WaitAsync(_limit);
        return output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_server.HasExited)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
        }

        _server.Dispose();
    }
}

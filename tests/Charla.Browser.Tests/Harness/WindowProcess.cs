using System.Diagnostics;
using System.Text.RegularExpressions;
using Charla.EndToEnd.Tests;

namespace Charla.Browser.Tests.Harness;

/// <summary>A real <c>charla app</c> in a process of its own, with a state folder of its own.</summary>
internal sealed partial class WindowProcess : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private readonly string _state = Directory.CreateTempSubdirectory("charla-window-").FullName;
    private readonly Process _process;

    private WindowProcess(string? screen, string[] arguments)
    {
        ProcessStartInfo start = new(ServerProcess.Executable, ["app", .. arguments])
        {
            RedirectStandardOutput = true,
            Environment = { ["LC_ALL"] = "es_ES.UTF-8", ["XDG_STATE_HOME"] = _state, ["XDG_CONFIG_HOME"] = _state, ["DISPLAY"] = screen },
        };
        start.Environment.Remove("WAYLAND_DISPLAY");
        _process = Process.Start(start)!;
    }

    /// <summary>The page's address, token and all.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts it without a browser, and waits until it says where its page is.</summary>
    public static Task<WindowProcess> StartAsync(params string[] arguments) => StartOnAsync(null, ["--no-browser", .. arguments]);

    /// <summary>Starts it on an X screen.</summary>
    public static async Task<WindowProcess> StartOnAsync(string? screen, params string[] arguments)
    {
        WindowProcess window = new(screen, arguments);
        string line = await window._process.StandardOutput.ReadLineAsync().WaitAsync(_limit) ?? throw new InvalidOperationException("charla app ended.");
        window.Address = Printed().Match(line).Value;
        return window;
    }

    /// <summary>The exit code, once it has ended.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_limit);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_state, recursive: true);
    }

    [GeneratedRegex(@"http://\S+$")]
    private static partial Regex Printed();
}

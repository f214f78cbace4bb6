using System.Diagnostics;
using System.Text.RegularExpressions;
using Charla.Tests.Chat;

namespace Charla.Tests.App;

/// <summary><c>charla app</c> in a process of its own, with a state folder of its own.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private AppProcess(Process process) => _process = process;

    /// <summary>The page's address, token and all.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:1/");

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Starts it, and waits until it says where its page is.</summary>
    public static async Task<AppProcess> StartAsync(string state, params string[] arguments)
    {
        AppProcess app = Launch(state, arguments);
        string line = await app._process.StandardOutput.ReadLineAsync().WaitAsync(_limit) ?? throw new InvalidOperationException(await app._process.StandardError.ReadToEndAsync());
        app.Address = new Uri(Printed().Match(line).Groups[1].Value);
        return app;
    }

    /// <summary>Runs it where it is expected to give up.</summary>
    public static async Task<(int ExitCode, string Errors)> FailAsync(string state, params string[] arguments)
    {
        await using AppProcess app = Launch(state, arguments);
        string errors = await app._process.StandardError.ReadToEndAsync().WaitAsync(_limit);
        return (await app.WaitForExitAsync(), errors);
    }

    /// <summary>The next line of its complaints.</summary>
    public Task<string?> ComplaintAsync() => _process.StandardError.ReadLineAsync().WaitAsync(_limit);

    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
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
    }

    private static AppProcess Launch(string state, string[] arguments)
    {
        ProcessStartInfo start = new(CharlaServer.Program, ["app", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["XDG_STATE_HOME"] = state;
        start.Environment.Remove("DISPLAY");
        start.Environment.Remove("WAYLAND_DISPLAY");
        return new AppProcess(Process.Start(start)!);
    }

    [GeneratedRegex(@"^Charla (?:is at|está en) (http://127\.0\.0\.1:\d+/#token=[0-9a-f]{64}\S*)$")]
    private static partial Regex Printed();
}

using System.ComponentModel;
using System.Diagnostics;
using Charla.Protocol;

namespace Charla.App;

/// <summary>A browser process of this window's own.</summary>
internal sealed class BrowserWindow : IDisposable
{
    /// <summary>A browser that ends with an error before this never showed a window.</summary>
    private static readonly TimeSpan _moment = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _browser;
    private readonly long _started = Stopwatch.GetTimestamp();

    private BrowserWindow(Process process, string browser)
    {
        (_process, _browser) = (process, browser);

        // What browsers say of themselves is for their makers, and nobody may wait for it to be read.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Opens a window.</summary>
    /// <param name="browser">Chromium, Chrome or Edge.</param>
    /// <param name="address">What it shows.</param>
    /// <param name="profile">The folder that makes it a browser of its own.</param>
    /// <param name="problem">Why there is none.</param>
    public static BrowserWindow? TryOpen(string browser, string address, string profile, out Bilingual problem)
    {
        problem = default;
        try
        {
            ProcessStartInfo start = new(browser, Arguments(address, profile, OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            return new BrowserWindow(Process.Start(start)!, browser);
        }
        catch (Win32Exception failed)
        {
            problem = AppTexts.NotStarted.With(browser, failed.Message);
            return null;
        }
    }

    /// <summary>The command line.</summary>
    /// <param name="address">What it shows.</param>
    /// <param name="profile">Its folder.</param>
    /// <param name="isRoot">Whether the user is root, for whom Chromium's sandbox does not start; nobody else goes without it.</param>
    public static IReadOnlyList<string> Arguments(string address, string profile, bool isRoot) =>
    [
        $"--app={address}",
        $"--user-data-dir={profile}",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-mode",
        "--hide-crash-restore-bubble",
        .. isRoot ? (string[])["--no-sandbox"] : [],
    ];

    /// <summary>Waits until it is closed, or the process is to stop.</summary>
    /// <returns>Why it never was one; null where it was.</returns>
    public async Task<Bilingual?> WaitAsync(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        bool failed = _process.HasExited && _process.ExitCode != 0 && Stopwatch.GetElapsedTime(_started) < _moment;
        return failed ? AppTexts.EndedAtOnce.With(_browser, _process.ExitCode) : null;
    }

    /// <summary>Closes it where it is still open.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

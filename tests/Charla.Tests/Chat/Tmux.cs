using System.Diagnostics;

namespace Charla.Tests.Chat;

/// <summary>A real terminal with a program in it: a tmux server of its own, with one window.</summary>
internal sealed class Tmux : IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly string _socket = $"charla-tests-{Guid.NewGuid():N}";

    /// <param name="columns">How wide the terminal is.</param>
    /// <param name="rows">How high.</param>
    /// <param name="command">What runs in it, as for a shell.</param>
    public Tmux(int columns, int rows, string command)
    {
        Run("-f", "/dev/null", "-u", "new-session", "-d", "-x", $"{columns}", "-y", $"{rows}", command);
        Run("set-option", "-g", "remain-on-exit", "on");
    }

    /// <summary>What the terminal shows, lines joined by line feeds, without empty lines at the end.</summary>
    public string Screen => Run("capture-pane", "-p").TrimEnd();

    /// <summary>Columns and rows in front of the cursor.</summary>
    public string Cursor => Run("display-message", "-p", "#{cursor_x},#{cursor_y}").Trim();

    /// <summary>The terminal's mode, as stty writes it.</summary>
    public string Mode
    {
        get
        {
            string device = Run("display-message", "-p", "#{pane_tty}").Trim();
            return Execute("stty", ["-a", "-F", device]);
        }
    }

    public int ProcessId => int.Parse(Run("display-message", "-p", "#{pane_pid}"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Types a text, character for character.</summary>
    public void Type(string text) => Run("send-keys", "-l", text);

    /// <summary>Presses a key by tmux's name for it.</summary>
    public void Press(string key) => Run("send-keys", key);

    public void Paste(string text)
    {
        Run("set-buffer", text);
        Run("paste-buffer", "-p");
    }

    public void Resize(int columns, int rows)
    {
        Run("set-option", "-g", "window-size", "manual");
        Run("resize-window", "-x", $"{columns}", "-y", $"{rows}");
    }

    /// <summary>Looks again and again until the screen is as wanted; in the end it fails, showing it.</summary>
    public async Task<string> WaitAsync(Func<string, bool> isAsWanted)
    {
        string screen = Screen;
        for (Stopwatch waited = Stopwatch.StartNew(); !isAsWanted(screen); screen = Screen)
        {
            waited.Elapsed.ShouldBeLessThan(_limit, screen);
            await Task.Yield();
        }

        return screen;
    }

    public Task<string> WaitForAsync(string text) => WaitAsync(screen => screen.Contains(text, StringComparison.Ordinal));

    public void Dispose() => Run("kill-server");

    private string Run(params string[] arguments) => Execute("tmux", ["-L", _socket, .. arguments]);

    private static string Execute(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("TMUX");
        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEndAsync().Result;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
        return output;
    }
}

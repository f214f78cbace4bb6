using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Charla.Tests.Chat;

/// <summary><c>charla serve</c> in a process of its own, with data of its own.</summary>
internal sealed partial class CharlaServer : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("charla-tests-").FullName;
    private readonly string[] _options;
    private Process _process;

    /// <param name="options">Further words for the command line.</param>
    public CharlaServer(params string[] options)
    {
        _options = options;
        (_process, Port) = Start(0);
    }

    public int Port { get; }

    /// <summary>Ends the process without a warning.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Starts it again, on the same port and data.</summary>
    public void Restart() => (_process, _) = Start(Port);

    public void Dispose()
    {
        Kill();
        Directory.Delete(_data, recursive: true);
    }

    private (Process Process, int Port) Start(int port)
    {
        ProcessStartInfo start = new(Program, ["serve", "--port", $"{port}", "--http-port", "0", "--irc-port", "off", "--data", _data, "--name", "aula", .. _options]) { RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        Process process = Process.Start(start)!;
        Match announced = Announcement().Match("");
        while (!announced.Success)
        {
            announced = Announcement().Match(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended."));
        }

        return (process, int.Parse(announced.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>The program under test.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "charla");

    [GeneratedRegex(@"charla chat 127\.0\.0\.1:(\d+)")]
    private static partial Regex Announcement();
}

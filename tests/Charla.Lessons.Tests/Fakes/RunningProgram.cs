using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Charla.Lessons.Tests.Fakes;

/// <summary>A program in a process of its own: <c>charla</c> itself, or one in Python; its lines are kept, and can be waited for.</summary>
internal sealed partial class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly RecordedScreen _lines = new();

    private RunningProgram(string file, IEnumerable<string> arguments, string? input)
    {
        ProcessStartInfo start = new(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Root,
            Environment = { ["LC_ALL"] = "C.UTF-8", ["PYTHONUNBUFFERED"] = "1", ["PYTHONIOENCODING"] = "utf-8" },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (input is not null)
        {
            _process.StandardInput.Write(input);
            _process.StandardInput.Close();
        }
    }

    /// <summary>The working tree.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>What it has printed, on either output.</summary>
    public string[] Lines => _lines.Lines;

    /// <summary>Where it can be typed to.</summary>
    public StreamWriter Input => _process.StandardInput;

    public int Id => _process.Id;

    public static RunningProgram Charla(params string[] arguments) => new(Path.Combine(AppContext.BaseDirectory, "charla"), arguments, input: null);

    /// <summary>A Python program of the working tree.</summary>
    public static RunningProgram Python(string path, params string[] arguments) => new("/usr/bin/python3", [path, .. arguments], input: null);

    /// <summary>Any other program, by its path or its name.</summary>
    public static RunningProgram Start(string file, params string[] arguments) => new(file, arguments, input: null);

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string[] Lines)> RunCharlaAsync(params string[] arguments)
    {
        await using RunningProgram program = new(Path.Combine(AppContext.BaseDirectory, "charla"), arguments, input: "");
        return (await program.WaitForExitAsync(), program.Lines);
    }

    /// <summary>The port that a server says it listens on, once it does.</summary>
    public async Task<int> PortAsync()
    {
        string line = (await WaitForAsync("istening on "))[0];
        return int.Parse(Port().Match(line).Groups[1].ValueSpan);
    }

    /// <summary>Waits until so many lines contain a text.</summary>
    public Task<string[]> WaitForAsync(string text, int count = 1) => _lines.WaitForAsync(text, count);

    /// <summary>The exit code, once it has ended and all its lines are read.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_limit);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal, such as <c>INT</c>.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-s", name, $"{_process.Id}"]);
        kill.WaitForExit();
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

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.WriteLine(line);
        }
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Charla.slnx")) ? folder : FindRoot(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);

    [GeneratedRegex(@"istening on \S+:(\d+)")]
    private static partial Regex Port();
}

using System.Diagnostics;
using System.Globalization;

namespace Charla.Serial.Tests.Fakes;

/// <summary>Two pseudo-terminals joined like the ends of a cable, by a process that can unplug them: <c>tests/interop/pty_pair.py</c>.</summary>
internal sealed class PtyPair : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("charla-pty-").FullName;
    private readonly Process _process;

    private PtyPair()
    {
        ProcessStartInfo start = new("python3", [Program(AppContext.BaseDirectory), A, B]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _process = Process.Start(start)!;
    }

    /// <summary>One end's path, the same whatever is plugged in there.</summary>
    public string A => Path.Combine(_folder, "a");

    public string B => Path.Combine(_folder, "b");

    public static async Task<PtyPair> StartAsync()
    {
        PtyPair pair = new();
        (await pair.AnswerAsync()).ShouldBe("ready");
        return pair;
    }

    /// <summary>Has a command of the program done, such as <c>unplug a</c>.</summary>
    public async Task<string> DoAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        return await AnswerAsync();
    }

    /// <summary>What the kernel says of an end: the flags of input and control, and the speed.</summary>
    public async Task<(uint Input, uint Control, uint Speed)> SettingsAsync(string end)
    {
        uint[] words = [.. (await DoAsync($"settings {end}")).Split(' ').Select(word => uint.Parse(word, CultureInfo.InvariantCulture))];
        return (words[0], words[1], words[2]);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string folder) => File.Exists(Path.Combine(folder, "Charla.slnx"))
        ? Path.Combine(folder, "tests", "interop", "pty_pair.py")
        : Program(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);

    private async Task<string> AnswerAsync() => await _process.StandardOutput.ReadLineAsync().WaitAsync(_limit) ?? throw new EndOfStreamException("pty_pair.py ended");
}

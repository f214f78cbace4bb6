using System.Diagnostics;

namespace Charla.EndToEnd.Tests;

/// <summary>A Python program of <c>tests/interop</c> in a process of its own, typed to and read line by line.</summary>
internal sealed class PythonPeer : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    public PythonPeer(string program, params string[] arguments)
    {
        ProcessStartInfo start = new("python3", [Path.Combine(Interop, program), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
        };
        _process = Process.Start(start)!;
    }

    private static string Interop => Path.Combine(Root(AppContext.BaseDirectory), "tests", "interop");

    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public async Task<string?> ReadLineAsync()
    {
        using CancellationTokenSource limit = new(_limit);
        return await _process.StandardOutput.ReadLineAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Charla.slnx")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}

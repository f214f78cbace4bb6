using System.Diagnostics;
using System.Text;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>A Python program of <c>tests/interop</c> that prints lines and ends.</summary>
internal static class PythonProgram
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    public static async Task<string[]> LinesAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new("python3", [Path.Combine(Root(AppContext.BaseDirectory), "tests", "interop", program), .. arguments])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["PYTHONIOENCODING"] = "utf-8", ["PYTHONHASHSEED"] = "0" },
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(_limit);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A text that came as hexadecimal UTF-16, which may hold lone surrogates.</summary>
    public static string Text(string hex) => string.Concat(Enumerable.Range(0, hex.Length / 4).Select(place => (char)Convert.ToInt32(hex.Substring(4 * place, 4), 16)));

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Charla.slnx")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}

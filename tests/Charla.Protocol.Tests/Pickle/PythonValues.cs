using System.Diagnostics;
using System.Text;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>Runs <c>tests/interop/pickle_values.py</c>, or a few lines of Python, once to its end.</summary>
internal static class PythonValues
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    public static async Task<string[]> RunAsync(string mode, int seed, int count, string input = "") =>
        await StartAsync([Path.Combine(ProtocolDocument.Root(), "tests", "interop", "pickle_values.py"), mode, $"{seed}", $"{count}"], input);

    public static async Task<string[]> RunAsync(string program) => await StartAsync(["-c", program], "");

    private static async Task<string[]> StartAsync(string[] arguments, string input)
    {
        ProcessStartInfo start = new("python3", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,

            // The order of a set hangs on it.
            Environment = { ["PYTHONHASHSEED"] = "0", ["PYTHONIOENCODING"] = "utf-8" },
        };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(_limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0, await errors);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

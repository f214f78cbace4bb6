using System.Diagnostics;

namespace Charla.EndToEnd.Tests;

/// <summary>The program itself, run for one command.</summary>
internal static class CharlaProgram
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a command in English; what it prints on standard output, and the exit code.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string words, string input = "")
    {
        (int code, string output, _) = await RunWithErrorsAsync(words, input);
        return (code, output);
    }

    /// <summary>The same, with what it prints on standard error.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunWithErrorsAsync(string words, string input = "")
    {
        ProcessStartInfo start = new("bash", ["-c", $"LC_ALL=C exec '{ServerProcess.Executable}' {words}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(_limit);
        await process.WaitForExitAsync().WaitAsync(_limit);
        return (process.ExitCode, output.Trim(), (await errors).Trim());
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace Charla.EndToEnd.Tests;

/// <summary>The real <c>charla bench</c>, run to its end.</summary>
internal sealed record BenchProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(90);

    /// <summary>The object that <c>--json</c> writes.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<BenchProcess> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(Command(arguments))!;
        using CancellationTokenSource limit = new(_limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new BenchProcess(process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public static ProcessStartInfo Command(params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "charla.dll");
        ProcessStartInfo command = new("dotnet", [program, "bench", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        command.Environment["LANG"] = "en";
        command.Environment.Remove("LC_ALL");
        return command;
    }
}

using System.Diagnostics;

namespace Charla.Lessons.Tests.Tap;

/// <summary>Runs a command to its end.</summary>
internal static class Tool
{
    /// <summary>Its standard output; fails the test where it fails.</summary>
    public static string Run(string command, params string[] arguments)
    {
        ProcessStartInfo start = new(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return output;
    }
}

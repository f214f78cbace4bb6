using System.Diagnostics;
using System.Text;

namespace Charla.Lessons.Check;

/// <summary>The student's program, started here: typed to, read, and ended with all that it started.</summary>
internal sealed class StudentProgram : IAsyncDisposable
{
    /// <summary>A program that prints a character at a time is looked at so often, and not at every one.</summary>
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly Signal _signal = new();
    private readonly ProgramOutput _output;
    private readonly ProgramOutput _errors;

    private StudentProgram(Process process)
    {
        _process = process;
        _output = new ProgramOutput(process.StandardOutput.BaseStream, _signal);
        _errors = new ProgramOutput(process.StandardError.BaseStream, _signal);
        Exit = ExitAsync();
    }

    /// <summary>Completes when the program has ended.</summary>
    public Task Exit { get; }

    public bool HasEnded => Exit.IsCompleted;

    /// <summary>What it printed so far.</summary>
    public string Output => _output.Text;

    /// <summary>The last error that it wrote on its error output, else the last line.</summary>
    public string LastError
    {
        get
        {
            string[] lines = _errors.Text.TrimEnd().Split('\n');
            return (lines.LastOrDefault(line => line.Contains("Error: ", StringComparison.Ordinal)) ?? lines[^1]).Trim();
        }
    }

    /// <summary>Starts a command in the system's shell.</summary>
    public static StudentProgram Start(string command)
    {
        (string shell, string option) = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        ProcessStartInfo start = new(shell, [option, command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            // What Python prints must not wait in a buffer, and must not depend on the locale.
            Environment = { ["PYTHONUNBUFFERED"] = "1", ["PYTHONIOENCODING"] = "utf-8" },
        };
        return new StudentProgram(Process.Start(start)!);
    }

    /// <summary>Types a line, as a person at the keyboard would.</summary>
    public async Task TypeAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It reads no more; what it should have sent will be missed.
        }
    }

    /// <summary>Whether a condition on its output comes true before it is silent for the limit, or has ended.</summary>
    public async Task<bool> PrintsAsync(Func<string, bool> condition, TimeSpan silence, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(silence * 6);
        string seen = "";
        while (!condition(seen) && !HasEnded && !limit.IsCancellationRequested)
        {
            string known = seen;
            if (!await _signal.UntilAsync(() => HasEnded || Output.Length > known.Length, silence, stop))
            {
                break;
            }

            await Task.Delay(_glance, stop);
            seen = Output;
        }

        return condition(Output);
    }

    /// <summary>Whether it ends by itself within the limit.</summary>
    public async Task<bool> EndsAsync(TimeSpan limit, CancellationToken stop)
    {
        await Exit.WaitAsync(limit, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        return HasEnded;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await Exit;
        _process.Dispose();
    }

    private async Task ExitAsync()
    {
        await _process.WaitForExitAsync();

        // What a child of its own still holds open is not waited for.
        await Task.WhenAny(Task.WhenAll(_output.Reading, _errors.Reading), Task.Delay(TimeSpan.FromSeconds(1)));
        _signal.Pulse();
    }
}

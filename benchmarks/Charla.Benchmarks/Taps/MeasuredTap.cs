using System.Diagnostics;
using System.Globalization;

namespace Charla.Benchmarks.Taps;

/// <summary>The command itself in a process of its own, as built beside this one; its view goes to the null device.</summary>
internal sealed class MeasuredTap : IDisposable
{
    private readonly Process _process;

    public MeasuredTap(int port, bool isQuiet)
    {
        ProcessStartInfo start = new("/bin/sh") { RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"exec '{BuiltProgram.Path}' tap --listen 0 --to 127.0.0.1:{port} {(isQuiet ? "--quiet" : "")} > /dev/null"));
        start.Environment["LC_ALL"] = "C";
        _process = Process.Start(start)!;

        // "Listening on 127.0.0.1:40000, towards …"
        string line = _process.StandardError.ReadLine() ?? throw new InvalidOperationException($"{BuiltProgram.Path} does not listen.");
        Port = int.Parse(line.Split(' ')[2].TrimEnd(',').Split(':')[1], CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}

using System.Diagnostics;

namespace Charla.Bench;

/// <summary>What a process has used so far.</summary>
internal sealed class ProcessGauge : IDisposable
{
    private readonly Process _process;

    private ProcessGauge(Process process) => _process = process;

    /// <exception cref="BenchException">There is no such process.</exception>
    public static ProcessGauge Of(int pid)
    {
        try
        {
            return new ProcessGauge(Process.GetProcessById(pid));
        }
        catch (ArgumentException)
        {
            throw new BenchException(BenchTexts.NoProcess.With(pid));
        }
    }

    public static TimeSpan OwnCpu() => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows() ? Environment.CpuUsage.TotalTime : TimeSpan.Zero;

    /// <summary>Time on all processors; null where the process is gone.</summary>
    public TimeSpan? Cpu() => Ask(process => process.TotalProcessorTime);

    /// <summary>Bytes of memory that it holds; null where the process is gone.</summary>
    public double? Memory() => Ask(process => (double)process.WorkingSet64);

    public void Dispose() => _process.Dispose();

    private T? Ask<T>(Func<Process, T> question)
        where T : struct
    {
        try
        {
            _process.Refresh();
            return _process.HasExited ? null : question(_process);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Charla.EndToEnd.Tests.Hostile;

namespace Charla.Benchmarks.Hostile;

/// <summary>One assault on a server of its own, and a row about it.</summary>
internal static class Assaulted
{
    private const double Mebibyte = 1024 * 1024;
    private const int WarmUp = 300;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(10);

    public static void Head() => Console.WriteLine($"{"assault",-52} {"limits",6} {"p50 before",10} {"p99 before",10} {"p50 during",10} {"p99 during",10} {"ratio",6} {"MiB before",10} {"MiB most",8} {"files",6} {"cores",6}");

    public static async Task MeasureAsync(IAssault assault, bool isLimited, TimeSpan time, CancellationToken stop)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync(MeasuredServer.NewFolder(), isLimited ? ["--limit", "limitLoopback=true"] : []);
        await using HonestMember honest = await HonestMember.EnterAsync(server.Port, stop);
        using Process process = Process.GetProcessById(server.ProcessId);
        await honest.TalkAsync(WarmUp, TimeSpan.Zero, stop);
        IReadOnlyList<double> before = await WatchAsync(honest, time, stop);
        double memoryBefore = Resident(process);

        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        TaskCompletionSource swing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task assaulting = Task.Run(() => assault.RunAsync(new Ground(server.Port, server.HttpPort), swing.SetResult, end.Token), CancellationToken.None);
        await swing.Task.WaitAsync(stop);
        (TimeSpan cpu, long started) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        IReadOnlyList<double> during = await WatchAsync(honest, time, stop);
        double cores = (Cpu(process) - cpu) / Stopwatch.GetElapsedTime(started);
        int files = Directory.GetFiles($"/proc/{server.ProcessId}/fd").Length;
        double most = Most(server.ProcessId);
        await end.CancelAsync();
        await assaulting;
        Row(assault.Name, isLimited, before, during, memoryBefore, most, files, cores);
    }

    private static async Task<IReadOnlyList<double>> WatchAsync(HonestMember honest, TimeSpan time, CancellationToken stop)
    {
        List<double> times = [];
        for (long started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time;)
        {
            times.AddRange(await honest.TalkAsync(20, _pause, stop));
        }

        return times;
    }

    private static TimeSpan Cpu(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static double Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / Mebibyte;
    }

    /// <summary>The most that it has had so far.</summary>
    private static double Most(int pid)
    {
        string line = File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024.0;
    }

    private static void Row(string name, bool isLimited, IReadOnlyList<double> before, IReadOnlyList<double> during, double memory, double most, int files, double cores)
    {
        (double was, double isNow) = (Figure.Percentile([.. before], 99), Figure.Percentile([.. during], 99));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-52} {(isLimited ? "on" : "off"),6} {Figure.Percentile([.. before], 50),10:N2} {was,10:N2} {Figure.Percentile([.. during], 50),10:N2} {isNow,10:N2} {isNow / was,6:N1} {memory,10:N0} {most,8:N0} {files,6} {cores,6:N2}"));
    }
}

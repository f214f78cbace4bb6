using System.Diagnostics;
using System.Globalization;
using Charla.Protocol.Pickle;

namespace Charla.Benchmarks.Pickles;

/// <summary>Reads one great pickle several times: megabytes a second, and what it holds in memory for every byte of it.</summary>
internal static class PickleReading
{
    private const double Mega = 1_000_000;

    public static void Run(int items, int protocol, int rounds)
    {
        byte[] pickle = Make(items, protocol);
        Console.WriteLine($"{items:N0} dictionaries, protocol {protocol}: {pickle.Length:N0} bytes, {(double)pickle.Length / items:F1} each");
        MeasureMemory(pickle);
        MeasureSpeed(pickle, rounds);
    }

    /// <summary>Python makes it: so it is what peers send.</summary>
    private static byte[] Make(int items, int protocol)
    {
        string program = string.Create(CultureInfo.InvariantCulture, $$"""
            import pickle, sys
            sys.stdout.buffer.write(pickle.dumps([{'id': i, 'name': f'sensor-{i}', 'value': i * 0.5, 'ok': i % 2 == 0} for i in range({{items}})], {{protocol}}))
            """);
        using Process python = Process.Start(new ProcessStartInfo("python3", ["-c", program]) { RedirectStandardOutput = true })!;
        using MemoryStream output = new();
        python.StandardOutput.BaseStream.CopyTo(output);
        python.WaitForExit();
        return output.ToArray();
    }

    private static void MeasureMemory(byte[] pickle)
    {
        long residentBefore = Resident();
        long retainedBefore = GC.GetTotalMemory(forceFullCollection: true);
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        PickleValue value = PickleReader.Read(pickle, PickleLimits.Default);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        long residentPeak = Resident();
        long retained = GC.GetTotalMemory(forceFullCollection: true) - retainedBefore;
        GC.KeepAlive(value.Heap);
        Print("allocated while reading", allocated, pickle);
        Print("growth of the process's peak", residentPeak - residentBefore, pickle);
        Print("held by the value", retained, pickle);
        Print("held by the value and its bytes", retained + pickle.Length, pickle);
    }

    private static void MeasureSpeed(byte[] pickle, int rounds)
    {
        double[] speeds = [.. Enumerable.Range(0, rounds).Select(_ => MegabytesPerSecond(pickle)).Order()];
        Console.WriteLine($"read: median {speeds[rounds / 2]:F0} MB/s, from {speeds[0]:F0} to {speeds[^1]:F0}, {rounds} rounds");
    }

    private static double MegabytesPerSecond(byte[] pickle)
    {
        long start = Stopwatch.GetTimestamp();
        PickleReader.Read(pickle, PickleLimits.Default);
        return pickle.Length / Mega / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Print(string what, long bytes, byte[] pickle) =>
        Console.WriteLine($"{what}: {bytes / Mega:F1} MB, {(double)bytes / pickle.Length:F2} times the pickle");

    /// <summary>The most memory that this process ever held, in bytes.</summary>
    private static long Resident()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}

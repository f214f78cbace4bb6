using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Charla.Bench;

/// <summary>The least that a durable message can cost: its bytes appended to a file, and that file brought to the disk.</summary>
internal sealed class DiskGauge(string folder, int bytes)
{
    private const int MaxWrites = 250;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(3);

    private readonly List<double> _milliseconds = [];

    /// <summary>The median over all rounds.</summary>
    public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

    /// <summary>Measures one round, of some hundred writes. The disk should have nothing else to do.</summary>
    /// <exception cref="BenchException">The folder can't be written to.</exception>
    public void Measure()
    {
        string path = Path.Combine(folder, $"disk-{Guid.NewGuid():N}");
        try
        {
            using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            Measure(file.SafeFileHandle);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BenchException(BenchTexts.BadFolder.With(folder, failure.Message));
        }
    }

    private void Measure(SafeFileHandle file)
    {
        byte[] message = new byte[bytes];
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < MaxWrites && Stopwatch.GetElapsedTime(started) < _limit; i++)
        {
            long before = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, message, (long)i * bytes);
            Flush(file);
            _milliseconds.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
    }

    private static void Flush(SafeFileHandle file)
    {
        // The runtime knows fsync only, which writes the file's times, too.
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (DataSync(file) != 0)
        {
            throw new IOException("fdatasync");
        }
    }

    [DllImport("libc", EntryPoint = "fdatasync")]
    private static extern int DataSync(SafeFileHandle file);
}

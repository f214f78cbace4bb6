using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Charla.Bench;

/// <summary>The least that a durable message can cost: its bytes appended to a file, and that file brought to the disk. One thread at a time.</summary>
internal sealed class DiskGauge : IDisposable
{
    private const int Writes = 10;

    private readonly List<double> _milliseconds = [];
    private readonly FileStream _file;
    private readonly byte[] _message;
    private long _length;

    private DiskGauge(FileStream file, int bytes) => (_file, _message) = (file, new byte[bytes]);

    /// <summary>The median of all writes; null where there was none.</summary>
    public double? Median => _milliseconds.Count > 0 ? _milliseconds.Order().ElementAt(_milliseconds.Count / 2) : null;

    /// <summary>Opens a file in the folder, which goes when this is disposed of.</summary>
    /// <exception cref="BenchException">The folder can't be written to.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The gauge owns its file.")]
    public static DiskGauge Open(string folder, int bytes)
    {
        try
        {
            string path = Path.Combine(folder, $"disk-{Guid.NewGuid():N}");
            return new DiskGauge(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose), bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BenchException(BenchTexts.BadFolder.With(folder, failure.Message));
        }
    }

    /// <summary>Writes a few times. The server should have nothing to do meanwhile.</summary>
    public void Measure()
    {
        for (int i = 0; i < Writes; i++)
        {
            long before = Stopwatch.GetTimestamp();
            RandomAccess.Write(_file.SafeFileHandle, _message, _length);
            Flush(_file.SafeFileHandle);
            _milliseconds.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            _length += _message.Length;
        }
    }

    public void Dispose() => _file.Dispose();

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

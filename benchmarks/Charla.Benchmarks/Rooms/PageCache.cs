using System.Runtime.InteropServices;

namespace Charla.Benchmarks.Rooms;

/// <summary>Makes files cold: what the operating system holds of them in memory is forgotten.</summary>
/// <remarks>A disk or a virtual machine's host may still have them in a cache of its own.</remarks>
internal static class PageCache
{
    private const string DropCaches = "/proc/sys/vm/drop_caches";
    private const string OwnCounters = "/proc/self/io";
    private const int DontNeed = 4;

    /// <summary>Forgets the files of a folder; says how.</summary>
    public static string Drop(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder))
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
            if (OperatingSystem.IsLinux())
            {
                _ = Advise(file.SafeFileHandle, 0, 0, DontNeed);
            }
        }

        try
        {
            File.WriteAllText(DropCaches, "1");
            return "whole page cache dropped";
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return OperatingSystem.IsLinux() ? "pages of the data folder dropped; not root, so the file system's own may be in memory" : "not dropped on this system: cold is as warm";
        }
    }

    /// <summary>Bytes that this process has had read from the disk; 0 where that is not known. Unlike time, other programs don't change it.</summary>
    public static long BytesRead()
    {
        const string Field = "read_bytes: ";
        string? line = File.Exists(OwnCounters) ? File.ReadLines(OwnCounters).FirstOrDefault(l => l.StartsWith(Field, StringComparison.Ordinal)) : null;
        return line is null ? 0 : long.Parse(line[Field.Length..], System.Globalization.CultureInfo.InvariantCulture);
    }

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    private static extern int Advise(SafeHandle file, long offset, long length, int advice);
}

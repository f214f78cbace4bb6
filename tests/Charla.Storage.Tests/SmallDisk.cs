using System.Diagnostics;

namespace Charla.Storage.Tests;

/// <summary>A disk of a few megabytes, where the system lets one be made.</summary>
internal static class SmallDisk
{
    private const int Bytes = 8 * 1024 * 1024;

    /// <summary>Makes the disk, half of it full; the folder is null where it can't be made.</summary>
    public static FileStream? TryFill(out string? folder)
    {
        string mounted = Directory.CreateTempSubdirectory("charla-disk-").FullName;
        if (!Run("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", mounted))
        {
            Directory.Delete(mounted);
            folder = null;
            return null;
        }

        folder = mounted;
        FileStream ballast = File.Create(Path.Combine(mounted, "ballast"));
        ballast.Write(new byte[Bytes / 2]);
        ballast.Flush();
        return ballast;
    }

    public static void Remove(string folder)
    {
        Run("umount", "-l", folder);
        Directory.Delete(folder);
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            ProcessStartInfo start = new(command, arguments) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

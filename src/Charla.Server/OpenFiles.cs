using System.Globalization;

namespace Charla.Server;

/// <summary>How many files, and so connections, the operating system lets this process open.</summary>
internal static class OpenFiles
{
    private const int Unknown = 1_000;
    private const int NeededOtherwise = 200;

    /// <summary>Connections that can be held beside what the process needs itself. The runtime has raised the soft limit to the hard one.</summary>
    public static int ForConnections()
    {
        try
        {
            string line = File.ReadLines("/proc/self/limits").First(l => l.StartsWith("Max open files", StringComparison.Ordinal));
            string soft = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
            return int.TryParse(soft, CultureInfo.InvariantCulture, out int limit) ? Math.Max(limit - NeededOtherwise, NeededOtherwise) : int.MaxValue;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // Not Linux: macOS allows 256 unless told otherwise, Windows has no such limit.
            return OperatingSystem.IsWindows() ? int.MaxValue : Unknown;
        }
    }
}

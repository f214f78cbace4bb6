using System.Globalization;

namespace Charla.Benchmarks.Soaks;

/// <summary>What a server holds, row by row, and how fast that grows.</summary>
internal sealed class MemoryTable(MeasuredServer server)
{
    private const double Mebibyte = 1024 * 1024;
    private readonly List<(double Hours, double Mebibytes)> _rows = [];

    public static void Head() => Console.WriteLine($"{"minute",7} {"resident MiB",13} {"threads",8} {"files",6} {"connected",10} {"said",10} {"log MiB",8}");

    /// <summary>Reads and prints one row.</summary>
    public void Take(TimeSpan at, int connected, long said)
    {
        string process = $"/proc/{server.ProcessId}";
        double resident = Status(process, "VmRSS:") / 1024.0;
        _rows.Add((at.TotalHours, resident));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{at.TotalMinutes,7:N1} {resident,13:N1} {Status(process, "Threads:"),8} {Directory.GetFiles(process + "/fd").Length,6} {connected,10} {said,10:N0} {server.FolderBytes / Mebibyte,8:N1}"));
    }

    /// <summary>Prints how the second half differs from the first, which a server that leaks can't keep small.</summary>
    public void Sum()
    {
        (double, double)[] late = [.. _rows.Skip(_rows.Count / 2)];
        Figure.Tell("highest, MiB", _rows.Max(row => row.Mebibytes), "");
        Figure.Tell("mean of the first half but for the first row, MiB", _rows.Skip(1).Take(_rows.Count / 2).Average(row => row.Mebibytes), "");
        Figure.Tell("mean of the second half, MiB", late.Average(row => row.Item2), "");
        Figure.Tell("slope of the second half, MiB an hour", Slope(late), "");
    }

    /// <summary>Least squares.</summary>
    private static double Slope((double X, double Y)[] points)
    {
        (double x, double y) = (points.Average(point => point.X), points.Average(point => point.Y));
        double spread = points.Sum(point => (point.X - x) * (point.X - x));
        return spread == 0 ? 0 : points.Sum(point => (point.X - x) * (point.Y - y)) / spread;
    }

    private static long Status(string process, string field)
    {
        string line = File.ReadLines(process + "/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}

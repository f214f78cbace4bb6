using System.Diagnostics;
using System.Globalization;

namespace Charla.Benchmarks.Taps;

/// <summary>Measures the same traffic straight, through a quiet tap and through one that shows everything, by turns.</summary>
internal static class TapBench
{
    private const int MessageLength = 64;

    public static void Run(int rounds, int megabytes, int runs)
    {
        using EchoPeer echo = new();
        using MeasuredTap quiet = new(echo.Port, isQuiet: true);
        using MeasuredTap shown = new(echo.Port, isQuiet: false);
        (string Name, int Port)[] ways = [("direct", echo.Port), ("quiet", quiet.Port), ("view", shown.Port)];
        Dictionary<string, List<double>> trips = ways.ToDictionary(way => way.Name, _ => new List<double>());
        Dictionary<string, List<double>> speeds = ways.ToDictionary(way => way.Name, _ => new List<double>());
        for (int run = -1; run < runs; run++)
        {
            foreach ((string name, int port) in ways)
            {
                double trip = RoundTrip(port, run < 0 ? rounds / 4 : rounds);
                double speed = Throughput(port, run < 0 ? megabytes / 4 : megabytes);
                if (run >= 0)
                {
                    // The first turn warms up.
                    trips[name].Add(trip);
                    speeds[name].Add(speed);
                }
            }
        }

        double direct = Median(trips["direct"]);
        foreach ((string name, int _) in ways)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-7} round trip {Median(trips[name]),7:F1} µs ({Median(trips[name]) / direct:F2} x direct; {trips[name].Min():F1} to {trips[name].Max():F1})   one way {Median(speeds[name]),7:F0} MB/s ({speeds[name].Min():F0} to {speeds[name].Max():F0})"));
        }
    }

    /// <summary>The median round trip of one run, in microseconds.</summary>
    private static double RoundTrip(int port, int rounds)
    {
        using MeasuringClient client = new(port, EchoPeer.Echo);
        double[] trips = new double[rounds];
        byte[] message = new byte[MessageLength];
        for (int i = 0; i < rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            client.Exchange(message);
            trips[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return Median([.. trips]);
    }

    /// <summary>Megabytes per second of one run, until the other end has had the last byte.</summary>
    private static double Throughput(int port, int megabytes)
    {
        using MeasuringClient client = new(port, EchoPeer.Swallow);
        long start = Stopwatch.GetTimestamp();
        client.Pour(megabytes);
        return megabytes / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

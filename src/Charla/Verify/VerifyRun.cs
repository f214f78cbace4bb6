using System.Diagnostics;
using Charla.Verify.Checking;
using Charla.Verify.Faults;

namespace Charla.Verify;

/// <summary>Episode after episode until the time is over or a promise was broken.</summary>
internal static class VerifyRun
{
    /// <summary>At least one episode; the last is not cut short.</summary>
    /// <param name="time">How long to begin new ones.</param>
    /// <param name="seed">Of the first.</param>
    /// <param name="command">Starts a server; this same program's but in tests, which have one with faults in it.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="VerifyException">A server did not come up.</exception>
    public static async Task<VerifyResult> RunAsync(TimeSpan time, int seed, ServerCommand command, CancellationToken stop)
    {
        Tally tally = new();
        long started = Stopwatch.GetTimestamp();
        int next = seed;
        do
        {
            string folder = Path.Combine(Path.GetTempPath(), $"charla-verify-{Guid.NewGuid():N}");
            IReadOnlyList<Finding> findings = await EpisodeAsync(next, command, folder, tally, stop);
            if (findings.Count > 0)
            {
                return new VerifyResult(seed, Seconds(started), tally, findings, next, folder);
            }

            next++;
        }
        while (Stopwatch.GetElapsedTime(started) < time);
        return new VerifyResult(seed, Seconds(started), tally, []);
    }

    /// <summary>A server of this same program.</summary>
    public static ProcessStartInfo OwnServer(ServerPlace place) =>
        OwnProgram.Command(["serve", "--port", $"{place.Port}", "--http-port", $"{place.HttpPort}", "--irc-port", "off", "--data", place.Folder, .. place.HasTls ? ["--tls", "auto"] : Array.Empty<string>()]);

    /// <summary>The folder goes with the episode, unless there is something to be looked at in it.</summary>
    private static async Task<IReadOnlyList<Finding>> EpisodeAsync(int seed, ServerCommand command, string folder, Tally tally, CancellationToken stop)
    {
        bool keep = false;
        try
        {
            IReadOnlyList<Finding> findings = await new Episode(new EpisodePlan(seed), command, folder, tally).RunAsync(stop);
            keep = findings.Count > 0;
            return findings;
        }
        finally
        {
            if (!keep && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static double Seconds(long started) => Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1);
}

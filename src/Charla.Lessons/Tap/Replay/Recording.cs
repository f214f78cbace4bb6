namespace Charla.Lessons.Tap.Replay;

/// <summary>Reads recordings.</summary>
internal static class Recording
{
    /// <summary>Bytes of both sides that are taken from a recording at the most.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    // What says more is damaged, and would be waited for.
    private static readonly TimeSpan _mostTime = TimeSpan.FromDays(366);

    /// <summary>A time of a recording, since it began.</summary>
    /// <exception cref="InvalidDataException">It is none that a recording can have.</exception>
    public static TimeSpan Time(double seconds) =>
        seconds >= 0 && seconds <= _mostTime.TotalSeconds ? TimeSpan.FromSeconds(seconds) : throw new InvalidDataException($"{seconds} s > {_mostTime.TotalDays} d");

    /// <summary>The connections of a recording, in the order in which they began.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="InvalidDataException">It is no recording, or one that is too long.</exception>
    public static IReadOnlyList<RecordedConnection> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Path.GetExtension(path) == ".jsonl" ? JsonLinesRecording.Read(file) : PcapngRecording.Read(file);
    }
}

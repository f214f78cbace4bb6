namespace Charla.Lessons.Tap.Replay;

/// <summary>Reads recordings.</summary>
internal static class Recording
{
    /// <summary>Bytes of both sides that are taken from a recording at the most.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

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

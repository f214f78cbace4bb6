namespace Charla.Lessons.Tap.Records;

/// <summary>What one side of a connection sent in all.</summary>
/// <param name="Bytes">Bytes, every one of them.</param>
/// <param name="Reads">Reads in which they came.</param>
/// <param name="Units">Units that were cut from what could be looked at.</param>
/// <param name="MissedReads">Reads that could not be looked at.</param>
internal sealed record SideSummary(long Bytes, long Reads, long Units, long MissedReads);

using Charla.Lessons.Tap.Dissect;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>One read: what the operating system delivered, and the units that it made whole. Also what a silence or an end made whole; then it has no bytes.</summary>
internal sealed record ChunkRead(int Connection, TimeSpan At) : WireRecord(Connection, At)
{
    /// <summary>Who sent it.</summary>
    public required WireSide Side { get; init; }

    /// <summary>Which read of that side it is, counted from 1; 0 where nothing was read.</summary>
    public long Number { get; init; }

    /// <summary>Where its first byte stands in the side's stream.</summary>
    public long Offset { get; init; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Time since the read before it on the same connection, whoever sent that.</summary>
    public TimeSpan Gap { get; init; }

    /// <summary>Reads of this side just before this one that could not be looked at.</summary>
    public long MissedReads { get; init; }

    /// <summary>Units that are whole now, or that ended unfinished.</summary>
    public required IReadOnlyList<WireUnit> Units { get; init; }

    /// <summary>What the frame doctor says now.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <inheritdoc/>
    public override int Weight => base.Weight + Bytes.Length + Units.Sum(unit => 512 + unit.Payload.Length);
}

using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>Bytes of a side were handed on to the other.</summary>
/// <param name="Connection">The connection's number.</param>
/// <param name="At">Since the tap began.</param>
/// <param name="Side">Who had sent them.</param>
/// <param name="Offset">Where the first of them stands in the side's stream.</param>
/// <param name="Length">How many.</param>
internal sealed record ChunkWritten(int Connection, TimeSpan At, WireSide Side, long Offset, int Length) : WireRecord(Connection, At);

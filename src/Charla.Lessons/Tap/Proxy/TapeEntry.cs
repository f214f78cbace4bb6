using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>One entry of a <see cref="WireTape"/>.</summary>
/// <param name="Connection">Counted from 1 in the order of their coming.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Side">Who sent the bytes, or ended.</param>
/// <param name="At">When, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> has it.</param>
/// <param name="Start">Where the bytes of a read begin on the reel.</param>
/// <param name="Length">How many bytes were read or written.</param>
/// <param name="Offset">Where those bytes stand in the side's stream.</param>
/// <param name="Number">Which read of the side it is, counted from 1.</param>
/// <param name="Detail">What the kind says.</param>
internal readonly record struct TapeEntry(int Connection, TapeKind Kind, WireSide Side, long At, int Start, int Length, long Offset, long Number, object? Detail);

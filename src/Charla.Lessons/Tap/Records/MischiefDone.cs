using Charla.Lessons.Tap.Proxy;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>The tap did something by itself, because it was asked to.</summary>
/// <param name="Connection">The connection's number.</param>
/// <param name="At">Since the tap began.</param>
/// <param name="Side">Whose bytes were concerned.</param>
/// <param name="Kind">What it did.</param>
internal sealed record MischiefDone(int Connection, TimeSpan At, WireSide Side, MischiefKind Kind) : WireRecord(Connection, At);

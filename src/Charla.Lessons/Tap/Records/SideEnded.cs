using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>A side sends nothing more.</summary>
/// <param name="Connection">The connection's number.</param>
/// <param name="At">Since the tap began.</param>
/// <param name="Side">Which.</param>
/// <param name="IsReset">Whether it broke off (RST) instead of ending politely (FIN).</param>
internal sealed record SideEnded(int Connection, TimeSpan At, WireSide Side, bool IsReset) : WireRecord(Connection, At);

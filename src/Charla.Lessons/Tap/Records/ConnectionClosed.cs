using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>Both sides are done.</summary>
/// <param name="Connection">The connection's number.</param>
/// <param name="At">Since the tap began.</param>
/// <param name="Lasted">How long it was open.</param>
/// <param name="Client">What the client sent.</param>
/// <param name="Server">What the server sent.</param>
/// <param name="Findings">Everything that the frame doctor said.</param>
internal sealed record ConnectionClosed(int Connection, TimeSpan At, TimeSpan Lasted, SideSummary Client, SideSummary Server, IReadOnlyList<Finding> Findings)
    : WireRecord(Connection, At);

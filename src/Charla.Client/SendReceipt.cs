namespace Charla.Client;

/// <summary>What is known of a message that the server has.</summary>
/// <param name="Room">The room, as the server writes it.</param>
/// <param name="Seq">Its place in the room's log; 0 in the plain dialect, which has none.</param>
/// <param name="At">When the server accepted it, UTC; in the plain dialect, when its echo arrived or it was given up on.</param>
/// <param name="Repeated">Whether the server had it already from before a reconnect.</param>
/// <param name="Confirmed">True in charla/1, where it is on the server's disk. In the plain dialect: whether its echo came back; false means written to the network, and nothing more.</param>
public sealed record SendReceipt(string Room, long Seq, DateTimeOffset At, bool Repeated, bool Confirmed);

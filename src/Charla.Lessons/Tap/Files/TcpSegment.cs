namespace Charla.Lessons.Tap.Files;

/// <summary>An IP packet with a TCP segment in it, and what is said of it.</summary>
internal sealed record TcpSegment(byte[] Packet, IReadOnlyList<string> Comments);

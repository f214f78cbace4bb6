using System.Diagnostics.CodeAnalysis;

namespace Charla.Protocol.Doctor;

/// <summary>Watches both directions of one framed connection and names the mistakes of whoever makes them.</summary>
/// <remarks>Pure: what it knows are the bytes, and the times that it is told. Each mistake is named once per side and connection. Never throws on any bytes; memory is bounded.</remarks>
[SuppressMessage("Style", "IDE0060", Justification = "The contract comes first, its rules follow.")]
[SuppressMessage("Performance", "CA1822", Justification = "The contract comes first, its rules follow.")]
internal sealed class FrameDoctor
{
    /// <summary>Bytes that one read delivered, in their order.</summary>
    /// <param name="from">Who sent them.</param>
    /// <param name="bytes">As the operating system delivered them.</param>
    /// <param name="at">Time since the connection began.</param>
    public IReadOnlyList<Finding> Arrived(WireSide from, ReadOnlySpan<byte> bytes, TimeSpan at) => [];

    /// <summary>Nothing arrived until now: judges what depends on a silence.</summary>
    public IReadOnlyList<Finding> Waited(TimeSpan at) => [];

    /// <summary>What <paramref name="from"/> sends is handed on in pieces from now on, on purpose: a reader that stops answering has taken one receive for one message.</summary>
    public void Split(WireSide from, TimeSpan at)
    {
    }

    /// <summary>That side sends nothing more.</summary>
    public IReadOnlyList<Finding> Ended(WireSide from, TimeSpan at) => [];
}

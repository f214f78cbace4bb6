using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>What passed from one side of a connection. Written by the thread that reads from that side.</summary>
internal sealed class SideCount(WireSide side)
{
    public WireSide Side => side;

    /// <summary>Bytes that were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Reads in which they came.</summary>
    public long Reads { get; private set; }

    public void Add(int bytes)
    {
        Bytes += bytes;
        Reads++;
    }
}

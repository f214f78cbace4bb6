using System.Net;
using System.Net.Sockets;

namespace Charla.Core;

/// <summary>What of a peer's address counts: one machine may have a whole /64 of IPv6 to itself.</summary>
internal static class PeerAddress
{
    private const int PrefixBytes = 8;

    /// <summary>The address of <c>address:port</c>, an IPv4 one as such; null where there is none, as on a serial line.</summary>
    public static IPAddress? Parse(string remote) => IPEndPoint.TryParse(remote, out IPEndPoint? peer) ? Plain(peer.Address) : null;

    /// <summary>Whether it is this machine's own.</summary>
    public static bool IsThisMachine(IPAddress address) => IPAddress.IsLoopback(Plain(address));

    /// <summary>Whom a limit counts as one: an IPv4 address, or the /64 that an IPv6 address is in, for whoever has one has all of that.</summary>
    public static IPAddress NetworkOf(IPAddress address)
    {
        IPAddress plain = Plain(address);
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return plain;
        }

        byte[] bytes = plain.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes);
    }

    /// <summary>By what attempts are counted; null for this machine's own, which are not.</summary>
    public static string? Counted(IPAddress? address)
    {
        if (address is null || IsThisMachine(address))
        {
            return null;
        }

        IPAddress network = NetworkOf(address);
        return network.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(network.GetAddressBytes().AsSpan(0, PrefixBytes)) : network.ToString();
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

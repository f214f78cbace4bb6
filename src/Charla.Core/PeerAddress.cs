using System.Net;
using System.Net.Sockets;

namespace Charla.Core;

/// <summary>What of a peer's address counts: one machine may have a whole /64 of IPv6 to itself.</summary>
internal static class PeerAddress
{
    private const int PrefixBytes = 8;

    /// <summary>The address of <c>address:port</c>, an IPv4 one as such; null where there is none, as on a serial line.</summary>
    public static IPAddress? Parse(string remote)
    {
        if (!IPEndPoint.TryParse(remote, out IPEndPoint? peer))
        {
            return null;
        }

        return peer.Address.IsIPv4MappedToIPv6 ? peer.Address.MapToIPv4() : peer.Address;
    }

    /// <summary>By what attempts are counted; null for this machine's own, which are not.</summary>
    public static string? Counted(IPAddress? address)
    {
        if (address is null || IPAddress.IsLoopback(address))
        {
            return null;
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, PrefixBytes)) : address.ToString();
    }
}

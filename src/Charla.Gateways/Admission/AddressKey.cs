using System.Net;
using System.Net.Sockets;

namespace Charla.Gateways.Admission;

/// <summary>Whom a limit of addresses counts as one: an IPv4 address, or the /64 that an IPv6 address is in, for whoever has one has all of that.</summary>
internal static class AddressKey
{
    private const int PrefixBytes = 8;

    public static IPAddress Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes);
    }
}

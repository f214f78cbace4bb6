using System.Net;
using System.Net.NetworkInformation;

namespace Charla.Server.Tls;

/// <summary>What this machine is called, by whoever connects to it.</summary>
internal static class OwnNames
{
    public static List<string> Hosts() => [.. new[] { "localhost", Environment.MachineName.ToLowerInvariant() }.Where(host => Uri.CheckHostName(host) == UriHostNameType.Dns).Distinct()];

    public static List<IPAddress> Addresses() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(card => card.OperationalStatus == OperationalStatus.Up)
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(each => each.Address)
            .Where(address => !address.IsIPv6LinkLocal)
            .Append(IPAddress.Loopback)
            .Append(IPAddress.IPv6Loopback)
            .Distinct(),
    ];
}

using System.Buffers.Binary;
using System.Net;
using Charla.Lessons.Tap.Files;

namespace Charla.Lessons.Tap.Replay;

/// <summary>A TCP segment as a capture has it.</summary>
internal readonly record struct TcpPacket(IPEndPoint From, IPEndPoint To, uint Sequence, TcpFlags Flags, byte[] Payload)
{
    private const int Ethernet = 1;
    private const int RawIp = 101;
    private const int RawIpOld = 12;
    private const int Ipv4Link = 228;
    private const int Ipv6Link = 229;
    private const int VlanType = 0x8100;
    private const byte Tcp = 6;

    /// <summary>False for what is no TCP segment, or only a part of one.</summary>
    public static bool TryRead(int linkType, ReadOnlySpan<byte> bytes, out TcpPacket packet)
    {
        packet = default;
        ReadOnlySpan<byte> ip = linkType switch
        {
            Ethernet when bytes.Length > 18 => bytes[(BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]) == VlanType ? 18 : 14)..],
            RawIp or RawIpOld or Ipv4Link or Ipv6Link => bytes,
            _ => [],
        };
        return ip.Length > 0 && (ip[0] >> 4) switch
        {
            4 => TryReadIpv4(ip, out packet),
            6 => TryReadIpv6(ip, out packet),
            _ => false,
        };
    }

    private static bool TryReadIpv4(ReadOnlySpan<byte> ip, out TcpPacket packet)
    {
        packet = default;
        int header = (ip[0] & 0x0F) * 4;
        if (ip.Length < 20 || header < 20 || ip[9] != Tcp || (BinaryPrimitives.ReadUInt16BigEndian(ip[6..]) & 0x3FFF) != 0)
        {
            return false;
        }

        // Shorter than the packet where Ethernet has padded it; 0 where the network card was to cut it up.
        int total = BinaryPrimitives.ReadUInt16BigEndian(ip[2..]) is > 0 and var length ? length : ip.Length;
        return total <= ip.Length && header < total && TryReadTcp(ip[header..total], new IPAddress(ip.Slice(12, 4)), new IPAddress(ip.Slice(16, 4)), out packet);
    }

    private static bool TryReadIpv6(ReadOnlySpan<byte> ip, out TcpPacket packet)
    {
        packet = default;
        if (ip.Length < 40 || ip[6] != Tcp)
        {
            return false;
        }

        int total = 40 + BinaryPrimitives.ReadUInt16BigEndian(ip[4..]);
        return total <= ip.Length && TryReadTcp(ip[40..total], new IPAddress(ip.Slice(8, 16)), new IPAddress(ip.Slice(24, 16)), out packet);
    }

    private static bool TryReadTcp(ReadOnlySpan<byte> tcp, IPAddress from, IPAddress to, out TcpPacket packet)
    {
        packet = default;
        int header = tcp.Length < 20 ? 0 : (tcp[12] >> 4) * 4;
        if (header < 20 || header > tcp.Length)
        {
            return false;
        }

        packet = new TcpPacket(
            new IPEndPoint(from, BinaryPrimitives.ReadUInt16BigEndian(tcp)),
            new IPEndPoint(to, BinaryPrimitives.ReadUInt16BigEndian(tcp[2..])),
            BinaryPrimitives.ReadUInt32BigEndian(tcp[4..]),
            (TcpFlags)tcp[13],
            tcp[header..].ToArray());
        return true;
    }
}

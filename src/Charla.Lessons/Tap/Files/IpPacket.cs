using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Charla.Lessons.Tap.Files;

/// <summary>Writes a TCP segment in an IPv4 or IPv6 packet, with right checksums (RFC 791, 8200, 9293).</summary>
internal static class IpPacket
{
    /// <summary>The longest payload that fits into a packet of either version.</summary>
    public const int MostPayload = 65_495;

    private const int Ipv4Header = 20;
    private const int Ipv6Header = 40;
    private const int TcpHeader = 20;
    private const byte Tcp = 6;
    private const byte Hops = 64;
    private const ushort Window = ushort.MaxValue;

    /// <summary>What a SYN says: segments of up to <see cref="MostPayload"/> bytes, and a window scaled by 2^14, so that it never looks full.</summary>
    private static readonly byte[] _synOptions = [2, 4, MostPayload >> 8, MostPayload & 0xFF, 1, 3, 3, 14];

    public static byte[] Make(IPEndPoint from, IPEndPoint to, uint sequence, uint acknowledged, TcpFlags flags, ReadOnlySpan<byte> payload)
    {
        ReadOnlySpan<byte> options = flags.HasFlag(TcpFlags.Syn) ? _synOptions : [];
        int tcpLength = TcpHeader + options.Length + payload.Length;
        bool isV4 = from.AddressFamily == AddressFamily.InterNetwork;
        byte[] packet = new byte[(isV4 ? Ipv4Header : Ipv6Header) + tcpLength];
        Span<byte> tcp = packet.AsSpan(packet.Length - tcpLength);
        WriteTcp(tcp, from.Port, to.Port, sequence, acknowledged, flags, options);
        payload.CopyTo(tcp[(TcpHeader + options.Length)..]);
        byte[] source = from.Address.GetAddressBytes();
        byte[] target = to.Address.GetAddressBytes();
        BinaryPrimitives.WriteUInt16BigEndian(tcp[16..], Checksum(Sum(source) + Sum(target) + Tcp + (uint)tcpLength + Sum(tcp)));
        if (isV4)
        {
            WriteIpv4(packet, source, target);
        }
        else
        {
            WriteIpv6(packet, tcpLength, source, target);
        }

        return packet;
    }

    private static void WriteTcp(Span<byte> tcp, int from, int to, uint sequence, uint acknowledged, TcpFlags flags, ReadOnlySpan<byte> options)
    {
        BinaryPrimitives.WriteUInt16BigEndian(tcp, (ushort)from);
        BinaryPrimitives.WriteUInt16BigEndian(tcp[2..], (ushort)to);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[4..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(tcp[8..], acknowledged);
        tcp[12] = (byte)((TcpHeader + options.Length) / 4 << 4);
        tcp[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(tcp[14..], Window);
        options.CopyTo(tcp[TcpHeader..]);
    }

    private static void WriteIpv4(Span<byte> packet, byte[] source, byte[] target)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)packet.Length);
        packet[6] = 0x40;
        packet[8] = Hops;
        packet[9] = Tcp;
        source.CopyTo(packet[12..]);
        target.CopyTo(packet[16..]);
        BinaryPrimitives.WriteUInt16BigEndian(packet[10..], Checksum(Sum(packet[..Ipv4Header])));
    }

    private static void WriteIpv6(Span<byte> packet, int tcpLength, byte[] source, byte[] target)
    {
        packet[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)tcpLength);
        packet[6] = Tcp;
        packet[7] = Hops;
        source.CopyTo(packet[8..]);
        target.CopyTo(packet[24..]);
    }

    /// <summary>The sum of 16-bit words (RFC 1071), an odd last byte being the upper half of one.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int i = 0; i + 1 < bytes.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]);
        }

        // 65,535 bytes make 32,768 words: their sum stays below 2^31, and those of addresses and length fit above it.
        return sum + (bytes.Length % 2 == 0 ? 0 : (uint)bytes[^1] << 8);
    }

    private static ushort Checksum(uint sum)
    {
        uint folded = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)~((folded & 0xFFFF) + (folded >> 16));
    }
}

using System.Buffers.Binary;

namespace Charla.Lessons.Tap.Replay;

/// <summary>Reads the TCP connections of a pcapng file: IPv4 and IPv6, raw or over Ethernet, of either byte order.</summary>
/// <remarks>Blocks of other kinds are passed over, and so are packets that are no TCP.</remarks>
internal sealed class PcapngRecording
{
    private const uint Section = 0x0A0D0D0A;
    private const uint Interface = 1;
    private const uint Packet = 6;
    private const uint Magic = 0x1A2B3C4D;
    private const int LongestBlock = 16 * 1024 * 1024;
    private const int BlockFrame = 12;
    private const int PacketHeader = 20;
    private const ushort TimeResolution = 9;
    private const double Microsecond = 1e-6;

    private readonly List<(int LinkType, double Unit)> _interfaces = [];
    private readonly TcpStreams _streams = new();
    private bool _isBigEndian;
    private double? _start;

    private PcapngRecording()
    {
    }

    /// <exception cref="InvalidDataException">This is no pcapng file.</exception>
    public static IReadOnlyList<RecordedConnection> Read(Stream file)
    {
        PcapngRecording recording = new();
        byte[] start = new byte[BlockFrame];
        bool isFirst = true;
        while (file.ReadAtLeast(start, BlockFrame, throwOnEndOfStream: false) == BlockFrame)
        {
            uint type = BinaryPrimitives.ReadUInt32LittleEndian(start);
            if (type == Section)
            {
                recording._isBigEndian = BinaryPrimitives.ReadUInt32BigEndian(start.AsSpan(8)) == Magic;
                recording._interfaces.Clear();
            }
            else if (isFirst)
            {
                throw new InvalidDataException("pcapng?");
            }

            isFirst = false;
            uint length = recording.Number(start.AsSpan(4));
            if (length is < BlockFrame or > LongestBlock || length % 4 != 0)
            {
                throw new InvalidDataException($"pcapng: block of {length} bytes");
            }

            byte[] block = new byte[length];
            start.CopyTo(block, 0);
            if (file.ReadAtLeast(block.AsSpan(BlockFrame), block.Length - BlockFrame, throwOnEndOfStream: false) < block.Length - BlockFrame)
            {
                // Cut short: what came before it is good.
                break;
            }

            recording.Take(recording.Number(block), block.AsSpan(8, block.Length - BlockFrame));
        }

        return recording._streams.Connections;
    }

    private void Take(uint type, ReadOnlySpan<byte> body)
    {
        if (type == Interface && body.Length >= 8)
        {
            int linkType = _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(body) : BinaryPrimitives.ReadUInt16LittleEndian(body);
            _interfaces.Add((linkType, UnitOf(body[8..])));
        }
        else if (type == Packet && body.Length >= PacketHeader && Number(body) is var number && number < _interfaces.Count)
        {
            (int linkType, double unit) = _interfaces[(int)number];
            double time = (((ulong)Number(body[4..]) << 32) | Number(body[8..])) * unit;
            _start ??= time;
            int length = (int)Math.Min(Number(body[12..]), (uint)(body.Length - PacketHeader));
            if (TcpPacket.TryRead(linkType, body.Slice(PacketHeader, length), out TcpPacket packet))
            {
                _streams.Take(packet, Recording.Time(Math.Max(0, time - _start.Value)));
            }
        }
    }

    /// <summary>The length of one tick of an interface's clock, in seconds.</summary>
    private double UnitOf(ReadOnlySpan<byte> options)
    {
        while (options.Length >= 4)
        {
            int code = _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(options) : BinaryPrimitives.ReadUInt16LittleEndian(options);
            int length = _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(options[2..]) : BinaryPrimitives.ReadUInt16LittleEndian(options[2..]);
            if (code == TimeResolution && length == 1 && options.Length > 4)
            {
                return Math.Pow((options[4] & 0x80) == 0 ? 10 : 2, -(options[4] & 0x7F));
            }

            options = options[Math.Min(options.Length, 4 + ((length + 3) & ~3))..];
        }

        return Microsecond;
    }

    private uint Number(ReadOnlySpan<byte> bytes) => _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}

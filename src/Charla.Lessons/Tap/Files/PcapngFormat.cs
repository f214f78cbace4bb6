using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Files;

/// <summary>A recording that Wireshark opens: what each side sent, as TCP segments over IP, the way they would look without the tap.</summary>
/// <remarks>
/// The tap sees streams, not packets: handshakes, numbers and acknowledgements are made up so that they agree with the bytes and their times. What the frame
/// doctor says is the comment of the packet that gave it away.
/// </remarks>
internal sealed class PcapngFormat : IRecordFormat
{
    private const uint Magic = 0x1A2B3C4D;
    private const ushort RawIp = 101;
    private const uint SnapLength = 262_144;
    private const ushort UserApplication = 4;
    private const ushort InterfaceName = 2;
    private const ushort TimeResolution = 9;
    private const byte Nanoseconds = 9;
    private const long NanosecondsPerTick = 100;

    private readonly Dictionary<int, TcpConversation> _conversations = [];
    private readonly List<string> _untold = [];

    public void Begin(Stream file)
    {
        new PcapngBlock(PcapngBlock.SectionHeader)
            .Add(Magic)
            .Add((ushort)1)
            .Add((ushort)0)
            .Add(uint.MaxValue)
            .Add(uint.MaxValue)
            .Option(PcapngBlock.Comment, "TCP segments rebuilt from the two streams that charla tap carried; handshakes and acknowledgements are made up.")
            .Option(UserApplication, "charla tap")
            .WriteTo(file);
        new PcapngBlock(PcapngBlock.InterfaceDescription)
            .Add(RawIp)
            .Add((ushort)0)
            .Add(SnapLength)
            .Option(InterfaceName, "charla-tap")
            .Option(TimeResolution, [Nanoseconds])
            .WriteTo(file);
    }

    public void Write(Stream file, WireRecord record)
    {
        if (record is ConnectionOpened opened)
        {
            _conversations[record.Connection] = new TcpConversation(opened);
        }

        if (!_conversations.TryGetValue(record.Connection, out TcpConversation? conversation))
        {
            return;
        }

        if (record is ChunkRead read)
        {
            conversation.Comment(read.Findings.Select(Words));
        }

        foreach (TcpSegment segment in conversation.Tell(record))
        {
            Write(file, segment, conversation.Clock(record.At));
        }

        if (record is ConnectionClosed or ConnectionOpened { Server: null })
        {
            _untold.AddRange(conversation.Untold);
            _conversations.Remove(record.Connection);
        }
    }

    public void Missed(Stream file, long reads) => _untold.Add($"{reads} reads are missing: the disk was too slow.");

    /// <summary>What no packet came for is said of the interface.</summary>
    public void End(Stream file)
    {
        string[] comments = [.. _untold, .. _conversations.Values.SelectMany(conversation => conversation.Untold)];
        if (comments.Length > 0)
        {
            PcapngBlock block = new PcapngBlock(PcapngBlock.InterfaceStatistics).Add(0u).Add(0u).Add(0u);
            foreach (string comment in comments)
            {
                block.Option(PcapngBlock.Comment, comment);
            }

            block.WriteTo(file);
        }
    }

    private static void Write(Stream file, TcpSegment segment, DateTimeOffset clock)
    {
        ulong time = (ulong)((clock - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick);
        PcapngBlock block = new PcapngBlock(PcapngBlock.EnhancedPacket)
            .Add(0u)
            .Add((uint)(time >> 32))
            .Add((uint)time)
            .Add((uint)segment.Packet.Length)
            .Add((uint)segment.Packet.Length)
            .Add(segment.Packet);
        foreach (string comment in segment.Comments)
        {
            block.Option(PcapngBlock.Comment, comment);
        }

        block.WriteTo(file);
    }

    private static string Words(Finding finding) => $"{finding.Mistake.Spanish} {finding.Fix.Spanish} / {finding.Mistake.English} {finding.Fix.English}";
}

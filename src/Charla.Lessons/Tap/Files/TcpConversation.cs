using System.Net;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Files;

/// <summary>One connection as TCP segments: sequence numbers from the streams' offsets, acknowledgements from what was handed on.</summary>
internal sealed class TcpConversation
{
    private readonly IPEndPoint _client;
    private readonly IPEndPoint _server;
    private readonly DateTimeOffset _began;
    private readonly Half _fromClient;
    private readonly Half _fromServer;
    private readonly List<string> _comments = [];

    public TcpConversation(ConnectionOpened opened)
    {
        // Without the tap the client would have dialled the server; where the two don't share a version of IP, the tap stands in.
        bool isOneVersion = opened.Server?.AddressFamily == opened.Client.AddressFamily;
        (_client, _server) = (opened.Client, isOneVersion ? opened.Server! : opened.Listening);
        _began = opened.Clock - opened.At;
        _fromClient = new Half((uint)opened.Connection * 0x9E3779B1);
        _fromServer = new Half(((uint)opened.Connection * 0x85EBCA77) + 1);
    }

    /// <summary>Comments for which no segment has come yet.</summary>
    public IReadOnlyList<string> Untold => _comments;

    /// <summary>The clock's time at a time since the tap began.</summary>
    public DateTimeOffset Clock(TimeSpan at) => _began + at;

    /// <summary>Something to be said of the next segment.</summary>
    public void Comment(IEnumerable<string> comments) => _comments.AddRange(comments);

    /// <summary>The segments that a record stands for.</summary>
    public IEnumerable<TcpSegment> Tell(WireRecord record) => record switch
    {
        ConnectionOpened opened => Open(opened.Server is not null),
        ChunkRead { Bytes.IsEmpty: false } read => Send(read),
        ChunkWritten written => Acknowledge(written.Side, written.Offset + written.Length),
        SideEnded ended => End(ended.Side, ended.IsReset),
        MischiefDone { Kind: MischiefKind.Reset } done => End(done.Side, isReset: true),
        _ => [],
    };

    private IEnumerable<TcpSegment> Open(bool isAnswered)
    {
        yield return Make(WireSide.Client, TcpFlags.Syn, 0, []);
        _fromClient.Next = 1;
        if (!isAnswered)
        {
            yield return Make(WireSide.Server, TcpFlags.Rst | TcpFlags.Ack, 0, []);
            yield break;
        }

        yield return Make(WireSide.Server, TcpFlags.Syn | TcpFlags.Ack, 0, []);
        _fromServer.Next = 1;
        yield return Make(WireSide.Client, TcpFlags.Ack, 1, []);
    }

    private IEnumerable<TcpSegment> Send(ChunkRead read)
    {
        Half half = Of(read.Side);
        for (int start = 0; start < read.Bytes.Length; start += IpPacket.MostPayload)
        {
            ReadOnlyMemory<byte> part = read.Bytes.Slice(start, Math.Min(IpPacket.MostPayload, read.Bytes.Length - start));
            long sequence = 1 + read.Offset + start;
            half.Next = sequence + part.Length;
            yield return Make(read.Side, TcpFlags.Psh | TcpFlags.Ack, sequence, part.Span);
        }
    }

    private IEnumerable<TcpSegment> Acknowledge(WireSide sender, long offset)
    {
        Half half = Of(sender);
        if (half.Acknowledged < 1 + offset && !half.HasEnded)
        {
            Half other = Of(sender.Other());
            yield return Make(sender.Other(), TcpFlags.Ack, other.Next, [], 1 + offset);
        }
    }

    private IEnumerable<TcpSegment> End(WireSide side, bool isReset)
    {
        Half half = Of(side);
        if (half.HasEnded)
        {
            yield break;
        }

        yield return Make(side, (isReset ? TcpFlags.Rst : TcpFlags.Fin) | TcpFlags.Ack, half.Next, []);
        half.Next++;
        half.HasEnded = true;
        if (!isReset)
        {
            yield return Make(side.Other(), TcpFlags.Ack, Of(side.Other()).Next, []);
        }
    }

    private TcpSegment Make(WireSide from, TcpFlags flags, long sequence, ReadOnlySpan<byte> payload, long? acknowledged = null)
    {
        Half half = Of(from);
        Half other = Of(from.Other());
        other.Acknowledged = flags.HasFlag(TcpFlags.Ack) ? acknowledged ?? other.Next : 0;
        uint acknowledgement = flags.HasFlag(TcpFlags.Ack) ? other.Number(other.Acknowledged) : 0;
        (IPEndPoint source, IPEndPoint target) = from == WireSide.Client ? (_client, _server) : (_server, _client);
        byte[] packet = IpPacket.Make(source, target, half.Number(sequence), acknowledgement, flags, payload);
        string[] comments = [.. _comments];
        _comments.Clear();
        return new TcpSegment(packet, comments);
    }

    private Half Of(WireSide side) => side == WireSide.Client ? _fromClient : _fromServer;

    /// <summary>One direction's numbers. Relative to its first, which is the SYN's.</summary>
    private sealed class Half(uint first)
    {
        public long Next { get; set; }

        public long Acknowledged { get; set; }

        public bool HasEnded { get; set; }

        public uint Number(long relative) => unchecked(first + (uint)relative);
    }
}

using System.Net;
using Charla.Lessons.Tap.Files;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Replay;

/// <summary>Puts captured segments back into streams. Only connections whose beginning (SYN) was captured are followed.</summary>
internal sealed class TcpStreams
{
    private const int MostOutOfOrder = 1_000;

    private readonly Dictionary<(IPEndPoint From, IPEndPoint To), Half> _open = [];
    private readonly List<RecordedConnection> _connections = [];
    private long _total;

    public IReadOnlyList<RecordedConnection> Connections => _connections;

    /// <exception cref="InvalidDataException">The streams are too long.</exception>
    public void Take(TcpPacket packet, TimeSpan at)
    {
        if (packet.Flags.HasFlag(TcpFlags.Syn) && !packet.Flags.HasFlag(TcpFlags.Ack))
        {
            Open(packet, at);
            return;
        }

        if (_open.TryGetValue((packet.From, packet.To), out Half? half))
        {
            _total += half.Take(packet, at);
        }

        if (_total > Recording.MostBytes)
        {
            throw new InvalidDataException($"> {Recording.MostBytes} bytes");
        }
    }

    private void Open(TcpPacket syn, TimeSpan at)
    {
        if (_open.TryGetValue((syn.From, syn.To), out Half? again) && again.IsSame(syn))
        {
            return;
        }

        RecordedConnection connection = new(_connections.Count + 1) { Opened = at };
        _connections.Add(connection);
        _open[(syn.From, syn.To)] = new Half(connection, WireSide.Client, syn.Sequence);
        _open[(syn.To, syn.From)] = new Half(connection, WireSide.Server, null);
    }

    /// <summary>One direction: what comes next, and what came before its time.</summary>
    private sealed class Half(RecordedConnection connection, WireSide side, uint? first)
    {
        private readonly Dictionary<uint, TcpPacket> _early = [];
        private uint? _next = first + 1;

        public bool IsSame(TcpPacket syn) => syn.Sequence == first;

        public int Take(TcpPacket packet, TimeSpan at)
        {
            if (packet.Flags.HasFlag(TcpFlags.Syn))
            {
                _next ??= packet.Sequence + 1;
                return 0;
            }

            if (packet.Sequence != _next)
            {
                return KeepOrTrim(packet, at);
            }

            int taken = Append(packet, at);
            while (_early.Remove(_next.Value, out TcpPacket following))
            {
                taken += Append(following, at);
            }

            return taken;
        }

        private int KeepOrTrim(TcpPacket packet, TimeSpan at)
        {
            // Half of all numbers lie ahead, half behind; the one in the middle has no positive counterpart as an int.
            long ahead = unchecked((int)(packet.Sequence - _next.GetValueOrDefault()));
            if (ahead < 0 && -ahead < packet.Payload.Length)
            {
                // Sent again, and more with it.
                int known = (int)-ahead;
                return Take(packet with { Sequence = packet.Sequence + (uint)known, Payload = packet.Payload[known..] }, at);
            }

            if (ahead > 0 && _early.Count < MostOutOfOrder)
            {
                _early[packet.Sequence] = packet;
            }

            return 0;
        }

        private int Append(TcpPacket packet, TimeSpan at)
        {
            _next += (uint)packet.Payload.Length;
            if (packet.Payload.Length > 0)
            {
                connection.Add(side, at, packet.Payload);
            }

            if (side == WireSide.Client && (packet.Flags & (TcpFlags.Fin | TcpFlags.Rst)) != 0)
            {
                connection.ClientEnd ??= at;
            }

            return packet.Payload.Length;
        }
    }
}

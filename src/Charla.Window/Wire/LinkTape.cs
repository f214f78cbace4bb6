using System.Diagnostics;
using System.Net;
using Charla.Client.Connecting;
using Charla.Lessons.Tap.Proxy;
using Charla.Protocol.Doctor;

namespace Charla.Window.Wire;

/// <summary>Tapes what passes on one link. Taping never waits: what has no room on the tape is counted as missed.</summary>
internal sealed class LinkTape(int number, WireTape tape) : IWireWatch
{
    private readonly SideCount _sent = new(WireSide.Client);
    private readonly SideCount _received = new(WireSide.Server);

    /// <summary>Who is at the other end, once the connection stands.</summary>
    public string Peer { get; private set; } = "";

    public void Opened(EndPoint peer) => Peer = peer.ToString()!;

    public void Received(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            tape.Tell(number, TapeKind.Ended, WireSide.Server);
        }
        else
        {
            Tape(_received, bytes);
        }
    }

    public void Sending(ReadOnlySpan<byte> bytes) => Tape(_sent, bytes);

    /// <summary>Nothing more passes.</summary>
    public void Close() => tape.Tell(number, TapeKind.Closed);

    private void Tape(SideCount side, ReadOnlySpan<byte> bytes)
    {
        side.Add(bytes.Length);
        tape.TryRead(number, side, Stopwatch.GetTimestamp(), bytes);
    }
}

using System.Net;
using Charla.Lessons.Tap.Files;
using Charla.Lessons.Tap.Replay;

namespace Charla.Lessons.Tests.Tap;

public sealed class TcpStreamsTests
{
    private const uint First = 1_000;

    private static readonly IPEndPoint _client = new(IPAddress.Loopback, 40_000);
    private static readonly IPEndPoint _server = new(IPAddress.Loopback, 5_000);

    [Theory]
    [InlineData(0x8000_0000u)]
    [InlineData(0x7FFF_FFFFu)]
    [InlineData(0x8000_0001u)]
    public void A_segment_from_the_other_end_of_the_numbers_is_passed_over(uint ahead)
    {
        TcpStreams streams = new();
        Take(streams, First, TcpFlags.Syn, []);
        Take(streams, unchecked(First + 1 + ahead), TcpFlags.Ack, [.. "far"u8]);
        Take(streams, First + 1, TcpFlags.Ack, [.. "hola"u8]);
        streams.Connections.ShouldHaveSingleItem().Sends.ShouldHaveSingleItem().Bytes.ToArray().ShouldBe("hola"u8.ToArray());
    }

    private static void Take(TcpStreams streams, uint sequence, TcpFlags flags, byte[] payload) =>
        streams.Take(new TcpPacket(_client, _server, sequence, flags, payload), TimeSpan.Zero);
}

using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Tap.Files;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Fuzz.Targets;

/// <summary>A recording as the tap itself writes it.</summary>
internal static class Recordings
{
    public static byte[] Of(IRecordFormat format)
    {
        using MemoryStream file = new();
        format.Begin(file);
        foreach (WireRecord record in Records())
        {
            format.Write(file, record);
        }

        format.End(file);
        return file.ToArray();
    }

    private static IEnumerable<WireRecord> Records()
    {
        IPEndPoint client = new(IPAddress.Loopback, 40_000);
        IPEndPoint server = new(IPAddress.IPv6Loopback, 5_000);
        SideSummary nothing = new(0, 0, 0, 0);
        yield return new ConnectionOpened(1, TimeSpan.Zero, DateTimeOffset.UnixEpoch.AddYears(50), client, new(IPAddress.Loopback, 5_001), new(IPAddress.Loopback, 5_000), SocketError.Success);
        yield return new ConnectionOpened(2, TimeSpan.FromMilliseconds(1), DateTimeOffset.UnixEpoch.AddYears(50), new(IPAddress.IPv6Loopback, 40_001), server, server, SocketError.Success);
        yield return Read(1, WireSide.Client, 0, "4         hola"u8);
        yield return Read(2, WireSide.Client, 0, "6         se\u00f1or"u8);
        yield return Read(1, WireSide.Server, 0, "9         ana> hola"u8);
        yield return Read(1, WireSide.Client, 14, "5         adios"u8);
        yield return new ChunkWritten(1, TimeSpan.FromMilliseconds(30), WireSide.Client, 0, 14);
        yield return new SideEnded(1, TimeSpan.FromMilliseconds(40), WireSide.Client, IsReset: false);
        yield return new SideEnded(1, TimeSpan.FromMilliseconds(41), WireSide.Server, IsReset: true);
        yield return new ConnectionClosed(1, TimeSpan.FromMilliseconds(42), TimeSpan.FromMilliseconds(42), nothing, nothing, []);
    }

    private static ChunkRead Read(int connection, WireSide side, long offset, ReadOnlySpan<byte> bytes) =>
        new(connection, TimeSpan.FromMilliseconds(10 + offset)) { Side = side, Number = 1, Offset = offset, Bytes = bytes.ToArray(), Units = [], Findings = [] };
}

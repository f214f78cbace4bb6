using System.Net.Sockets;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tests.Tap;

public sealed class MischiefTests
{
    [Fact]
    public void Split_hands_reads_on_in_pieces()
    {
        using RunningTap tap = new(new Mischief { Split = 5, Side = WireSide.Client });
        (Socket client, Socket server) = tap.Connect();
        client.Send("ana> hola a todos"u8);
        server.ReceiveExactly(17).ShouldBe("ana> hola a todos"u8.ToArray());
        server.Send("igualmente"u8);
        client.ReceiveExactly(10);

        tap.Wire.WaitFor<ChunkWritten>(written => written.Side == WireSide.Server).Length.ShouldBe(10);
        tap.Wire.WaitFor<ChunkWritten>(written => written.Side == WireSide.Client && written.Offset + written.Length == 17);
        tap.Wire.Writes.Where(written => written.Side == WireSide.Client).Select(written => written.Length).ShouldBe([5, 5, 5, 2]);
    }

    [Fact]
    public void Glue_hands_several_reads_on_as_one()
    {
        using RunningTap tap = new(new Mischief { Glue = true });
        (Socket client, Socket server) = tap.Connect();
        client.Send("a"u8);
        client.Send("b"u8);
        client.Send("c"u8);
        server.ReceiveExactly(3).ShouldBe("abc"u8.ToArray());
        tap.Wire.WaitForWritten(3);

        // A machine that is busy may let the window pass between two of them; then there is nothing to glue.
        TimeSpan apart = tap.Wire.Reads[^1].At - tap.Wire.Reads[0].At;
        if (apart < Mischief.GlueWindow / 2)
        {
            tap.Wire.Writes.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Delay_hands_on_later_and_in_order()
    {
        TimeSpan delay = TimeSpan.FromMilliseconds(200);
        TimeSpan jitter = TimeSpan.FromMilliseconds(50);
        using RunningTap tap = new(new Mischief { Delay = delay, Jitter = jitter });
        (Socket client, Socket server) = tap.Connect();
        client.Send("uno"u8);
        tap.Wire.WaitFor<ChunkRead>();
        client.Send("dos"u8);
        client.Shutdown(SocketShutdown.Send);

        server.ReceiveAll().ShouldBe("unodos"u8.ToArray());
        tap.Wire.WaitForWritten(6);
        (tap.Wire.Writes[0].At - tap.Wire.Reads[0].At).ShouldBeGreaterThanOrEqualTo(delay - jitter - TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public void Baud_hands_on_at_the_speed_of_a_serial_line()
    {
        using RunningTap tap = new(new Mischief { Baud = 9_600 });
        (Socket client, Socket server) = tap.Connect();
        client.Send(new byte[192]);
        server.ReceiveExactly(192);
        tap.Wire.WaitForWritten(192);

        // 192 bytes of ten bits at 9,600 bits a second.
        (tap.Wire.Writes[^1].At - tap.Wire.Reads[0].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(198));
    }

    [Fact]
    public void Stall_hands_on_to_the_byte_and_no_further()
    {
        using RunningTap tap = new(new Mischief { Stall = new Threshold(5, null), Side = WireSide.Client });
        (Socket client, Socket server) = tap.Connect();
        client.Send("ana> hola"u8);
        client.Shutdown(SocketShutdown.Send);
        server.ReceiveExactly(5).ShouldBe("ana> "u8.ToArray());
        tap.Wire.WaitFor<MischiefDone>().Kind.ShouldBe(MischiefKind.Stalled);

        // The way back is open, and by the time that the answer is there an end would have been, too.
        server.Send("¿sí?"u8);
        client.ReceiveExactly(6);
        server.Poll(0, SelectMode.SelectRead).ShouldBeFalse();
    }

    [Theory]
    [InlineData(5L, null)]
    [InlineData(null, 100)]
    public void Reset_breaks_both_ends_off(long? bytes, int? milliseconds)
    {
        TimeSpan? time = milliseconds is { } count ? TimeSpan.FromMilliseconds(count) : null;
        using RunningTap tap = new(new Mischief { Reset = new Threshold(bytes, time) });
        (Socket client, Socket server) = tap.Connect();
        client.Send("ana> hola"u8);

        client.ShouldBeReset();
        server.ShouldBeReset();
        tap.Wire.WaitFor<MischiefDone>().Kind.ShouldBe(MischiefKind.Reset);
        tap.Wire.WaitFor<ConnectionClosed>();
        if (bytes is { } limit)
        {
            tap.Wire.Writes.Sum(written => written.Length).ShouldBe((int)limit);
        }
    }

    /// <summary>The clock closes sockets while both directions go from one read to the next: an exception of one of their threads would end the process.</summary>
    [Fact]
    public void A_reset_in_the_midst_of_a_torrent_ends_its_own_connection_alone()
    {
        const int Connections = 60;
        using RunningTap tap = new(new Mischief { Reset = new Threshold(null, TimeSpan.FromMilliseconds(20)) });
        Parallel.For(0, Connections, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            (Socket client, Socket server) = tap.Connect();
            Thread back = new(() => Flood(server)) { IsBackground = true };
            back.Start();
            Flood(client);
            back.Join();
        });

        tap.Stop();
        tap.Wire.Records.OfType<ConnectionClosed>().Count().ShouldBe(Connections);

        static void Flood(Socket socket)
        {
            Should.Throw<SocketException>(() =>
            {
                while (true)
                {
                    socket.Send("hola"u8);
                }
            });
            socket.Dispose();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Half_open_lets_the_client_vanish_and_tells_nobody(bool breaksOff)
    {
        using RunningTap tap = new(new Mischief { HalfOpen = Threshold.AtItsEnd });
        (Socket client, Socket server) = tap.Connect();
        client.Send("hola"u8);
        server.ReceiveExactly(4);
        if (breaksOff)
        {
            client.Break();
        }
        else
        {
            client.Dispose();
        }

        tap.Wire.WaitFor<MischiefDone>().Kind.ShouldBe(MischiefKind.Vanished);
        server.Send("¿sigues ahí?"u8);
        tap.Wire.WaitFor<ChunkRead>(read => read.Side == WireSide.Server);
        server.Poll(0, SelectMode.SelectRead).ShouldBeFalse();

        server.Dispose();
        tap.Wire.WaitFor<ConnectionClosed>().Server.Bytes.ShouldBe(14);
        tap.Wire.Records.OfType<SideEnded>().ShouldNotContain(ended => ended.Side == WireSide.Client);
    }

    [Fact]
    public void Only_the_connection_that_was_named_is_ill_treated()
    {
        using RunningTap tap = new(new Mischief { Split = 1, Connection = 2 });
        (Socket first, Socket firstServer) = tap.Connect();
        tap.Wire.WaitFor<ConnectionOpened>();
        (Socket second, Socket secondServer) = tap.Connect();
        first.Send("hola"u8);
        firstServer.ReceiveExactly(4);
        second.Send("hola"u8);
        secondServer.ReceiveExactly(4);
        tap.Wire.WaitFor<ChunkWritten>(written => written.Connection == 2 && written.Offset == 3);

        tap.Wire.Writes.Count(written => written.Connection == 1).ShouldBe(tap.Wire.Reads.Count(read => read.Connection == 1));
        tap.Wire.Writes.Count(written => written.Connection == 2).ShouldBe(4);
    }

    [Theory]
    [InlineData("200ms", null, 200)]
    [InlineData("1.5s", null, 1_500)]
    [InlineData("4096", 4_096L, null)]
    public void A_point_is_bytes_or_a_time(string text, long? bytes, int? milliseconds)
    {
        Threshold.TryParse(text, out Threshold threshold).ShouldBeTrue();
        threshold.Bytes.ShouldBe(bytes);
        threshold.Time?.TotalMilliseconds.ShouldBe(milliseconds!.Value);
    }

    [Fact]
    public void The_doctor_hears_of_a_split_and_names_the_reader_that_stops_answering()
    {
        using RunningTap tap = new(new Mischief { Split = 4, SplitAfter = new Threshold(28, null), Side = WireSide.Client });
        (Socket client, Socket server) = tap.Connect();
        for (int i = 0; i < 2; i++)
        {
            client.Send("4         hola"u8);
            server.ReceiveExactly(14);
            server.Send("2         ya"u8);
            client.ReceiveExactly(12);
        }

        client.Send("4         hola"u8);
        server.ReceiveExactly(14);
        tap.Wire.WaitFor<MischiefDone>().Kind.ShouldBe(MischiefKind.Split);

        // The server doesn't answer any more, as one does that took the first piece for the whole.
        ChunkRead late = tap.Wire.WaitFor<ChunkRead>(read => read.Findings.Any(finding => finding.Rule == FindingRule.OneReceiveIsOneMessage));
        late.Side.ShouldBe(WireSide.Server);
        client.Dispose();
    }
}

using System.Net.Sockets;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tests.Tap;

public sealed class TransparencyTests
{
    [Fact]
    public async Task Random_traffic_passes_byte_for_byte_and_each_side_ends_by_itself()
    {
        using RunningTap tap = new();
        (Socket client, Socket server) = tap.Connect();
        byte[] question = RandomBytes(3_000_000, 1);
        byte[] answer = RandomBytes(5_000_000, 2);

        Task<byte[]> asked = Task.Run(server.ReceiveAll);
        Task<byte[]> answered = Task.Run(client.ReceiveAll);
        await Task.Run(() => client.Send(question));
        client.Shutdown(SocketShutdown.Send);
        (await asked.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe(question);

        // The client has ended; the server still sends.
        await Task.Run(() => server.Send(answer));
        server.Shutdown(SocketShutdown.Send);
        (await answered.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe(answer);
        ConnectionClosed closed = tap.Wire.WaitFor<ConnectionClosed>();
        closed.Client.Bytes.ShouldBe(question.Length);
        closed.Server.Bytes.ShouldBe(answer.Length);
    }

    [Theory]
    [InlineData(WireSide.Client)]
    [InlineData(WireSide.Server)]
    internal void A_broken_connection_breaks_the_other(WireSide breaking)
    {
        using RunningTap tap = new();
        (Socket client, Socket server) = tap.Connect();
        client.Send("hola"u8);
        server.ReceiveExactly(4);

        (breaking == WireSide.Client ? client : server).Break();

        (breaking == WireSide.Client ? server : client).ShouldBeReset();
        tap.Wire.WaitFor<SideEnded>().ShouldBe(tap.Wire.Records.OfType<SideEnded>().Single(ended => ended.IsReset && ended.Side == breaking));
    }

    [Fact]
    public void What_a_server_said_before_it_broke_off_still_arrives()
    {
        using RunningTap tap = new();
        (Socket client, Socket server) = tap.Connect();
        server.Send("adiós"u8);
        tap.Wire.WaitForWritten(6);
        server.Break();

        client.ReceiveExactly(6).ShouldBe("adiós"u8.ToArray());
        client.ShouldBeReset();
    }

    [Fact]
    public void A_client_of_a_server_that_is_not_there_is_hung_up_on()
    {
        using RunningTap tap = new();
        tap.CloseServer();
        using Socket client = tap.Dial();

        client.ShouldBeReset();
        tap.Wire.WaitFor<ConnectionOpened>().Failure.ShouldBe(SocketError.ConnectionRefused);
    }

    [Fact]
    public void Many_connections_go_on_side_by_side()
    {
        using RunningTap tap = new();
        (Socket Client, Socket Server)[] pairs = [.. Enumerable.Range(0, 100).Select(_ => tap.Connect())];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i].Client.Send([(byte)i]);
        }

        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i].Server.ReceiveExactly(1).ShouldBe([(byte)i]);
        }

        tap.Wire.WaitFor<ChunkRead>(read => read.Connection == 100);
    }

    [Fact]
    public void Stopping_ends_every_connection_politely_and_tells_all()
    {
        using RunningTap tap = new();
        (Socket client, Socket server) = tap.Connect();
        client.Send("hola"u8);
        server.ReceiveExactly(4);

        tap.Stop();

        client.ReceiveAll().ShouldBeEmpty();
        server.ReceiveAll().ShouldBeEmpty();
        tap.Wire.WaitFor<ConnectionClosed>().Client.Bytes.ShouldBe(4);
    }

    private static byte[] RandomBytes(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}

using System.Net;
using System.Net.Sockets;
using Charla.Core;
using Charla.Gateways.Wires;
using Microsoft.AspNetCore.Connections;

namespace Charla.Gateways.Tests.Framed;

public sealed class SocketWireTests
{
    [Fact]
    public async Task It_takes_what_the_kernel_takes_never_waits_and_goes_on_where_it_stopped()
    {
        (Socket near, Socket far) = await PairAsync();
        SocketWire wire = new(near, new DefaultConnectionContext());
        byte[] bytes = new byte[64 * 1024 * 1024];
        new Random(1).NextBytes(bytes);
        int sent = 0;
        while (wire.TrySend(bytes.AsSpan(sent)) is int taken and > 0)
        {
            sent += taken;
        }

        sent.ShouldBeInRange(1, bytes.Length - 1);
        Task<byte[]> receiving = Task.Run(() => ReceiveAsync(far, bytes.Length));
        while (sent < bytes.Length)
        {
            int taken = await wire.SendAsync(bytes.AsMemory(sent));
            taken.ShouldBeGreaterThan(0);
            sent += taken;
        }

        (await receiving.WaitAsync(TimeSpan.FromSeconds(30))).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        near.Dispose();
        far.Dispose();
    }

    [Fact]
    public async Task A_peer_that_is_gone_is_an_answer_and_not_an_exception()
    {
        (Socket near, Socket far) = await PairAsync();
        SocketWire wire = new(near, new DefaultConnectionContext());
        far.LingerState = new LingerOption(true, 0);
        far.Dispose();
        byte[] bytes = new byte[1024];
        int answer = 0;
        for (int i = 0; i < 1_000 && answer != IWire.Closed; i++)
        {
            answer = await wire.SendAsync(bytes);
        }

        answer.ShouldBe(IWire.Closed);
        wire.TrySend(bytes).ShouldBe(IWire.Closed);
        near.Dispose();
        wire.TrySend(bytes).ShouldBe(IWire.Closed);
        (await wire.SendAsync(bytes)).ShouldBe(IWire.Closed);
        wire.CompleteOutput();
    }

    private static async Task<(Socket Near, Socket Far)> PairAsync()
    {
        using Socket listener = new(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Socket near = new(SocketType.Stream, ProtocolType.Tcp);
        await near.ConnectAsync((IPEndPoint)listener.LocalEndPoint!);
        return (near, await listener.AcceptAsync());
    }

    private static async Task<byte[]> ReceiveAsync(Socket socket, int length)
    {
        byte[] bytes = new byte[length];
        int received = 0;
        while (received < length)
        {
            received += await socket.ReceiveAsync(bytes.AsMemory(received));
        }

        return bytes;
    }
}

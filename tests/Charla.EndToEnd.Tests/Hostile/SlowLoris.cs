using System.Text;

namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>Peers who say something, one byte in a second, on the framed port or on HTTP's.</summary>
internal sealed class SlowLoris(int connections, bool onHttp) : IAssault
{
    private static readonly byte[] _frame = HostileSocket.Frame(new string('x', 5_000));
    private static readonly byte[] _request = Encoding.ASCII.GetBytes("GET /ws HTTP/1.1\r\nHost: x\r\nX-Slow: " + new string('x', 5_000));

    public string Name => $"{connections} slow-loris, {(onHttp ? "HTTP" : "framed")}";

    public async Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        byte[] said = onHttp ? _request : _frame;
        IReadOnlyCollection<HostileSocket> held = await Crowd.OpenAsync(connections, number => HostileSocket.TryConnectAsync(onHttp ? ground.HttpPort : ground.Port, HostileSocket.Address(number), stop));
        inFullSwing();
        for (int i = 0; i < said.Length && !stop.IsCancellationRequested; i++)
        {
            foreach (HostileSocket socket in held)
            {
                await socket.TrySendAsync(said.AsMemory(i, 1), stop);
            }

            await Crowd.Pause(TimeSpan.FromSeconds(1), stop);
        }

        Crowd.Close(held);
    }
}

/// <summary>Peers whose every frame comes one byte at a time, without a pause.</summary>
internal sealed class SplitFrames(int connections) : IAssault
{
    private static readonly byte[] _said = HostileSocket.Frame("""{"op":"send","room":"lobby","text":"señor 😀"}""");

    public string Name => $"{connections} with frames in single bytes";

    public async Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        IReadOnlyCollection<HostileSocket> held = await Crowd.OpenAsync(connections, async number =>
        {
            HostileSocket? socket = await HostileSocket.TryHelloAsync(ground.Port, number, "trozo", reads: true, stop);
            return socket is not null && await socket.TrySendAsync(HostileSocket.Frame("""{"op":"join","room":"lobby"}"""), stop) ? socket : null;
        });
        inFullSwing();
        await Task.WhenAll(held.Select(async socket =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i = (i + 1) % _said.Length)
            {
                await socket.TrySendAsync(_said.AsMemory(i, 1), stop);
                await Crowd.Pause(TimeSpan.FromMilliseconds(5), stop);
            }
        }));
        Crowd.Close(held);
    }
}

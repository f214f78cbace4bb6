using System.Net;

namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>Connections that are held and never say a word, from fifty addresses or from one.</summary>
internal sealed class SilentFlood(int connections, bool fromOne) : IAssault
{
    public string Name => $"{connections} that never send, {(fromOne ? "one address" : "fifty addresses")}";

    public async Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        IReadOnlyCollection<HostileSocket> held = await Crowd.OpenAsync(connections, number => HostileSocket.TryConnectAsync(ground.Port, HostileSocket.Address(fromOne ? 0 : number), stop));
        inFullSwing();
        await Crowd.Pause(Timeout.InfiniteTimeSpan, stop);
        Crowd.Close(held);
    }
}

/// <summary>One address that comes again however often it is refused.</summary>
internal sealed class StubbornFlood : IAssault
{
    private static readonly IPAddress _one = HostileSocket.Address(7);

    public string Name => "one address, refused and back";

    public Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        inFullSwing();
        return Crowd.RepeatAsync(8, TimeSpan.FromMilliseconds(10), async _ =>
        {
            using HostileSocket? socket = await HostileSocket.TryConnectAsync(ground.Port, _one, stop);
            await Crowd.Pause(TimeSpan.FromMilliseconds(20), stop);
        }, stop);
    }
}

/// <summary>Peers who come, say who they are, and are gone.</summary>
internal sealed class Churn : IAssault
{
    public string Name => "come and gone";

    public Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        inFullSwing();
        int number = 0;
        return Crowd.RepeatAsync(8, TimeSpan.FromMilliseconds(25), async _ =>
        {
            using HostileSocket? socket = await HostileSocket.TryHelloAsync(ground.Port, Interlocked.Increment(ref number), "fugaz", reads: false, stop);
        }, stop);
    }
}

/// <summary>Peers who say hello, send no more, and do not go.</summary>
internal sealed class HalfClosed(int connections) : IAssault
{
    public string Name => $"{connections} half-closed";

    public async Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        IReadOnlyCollection<HostileSocket> held = await Crowd.OpenAsync(connections, async number =>
        {
            HostileSocket? socket = await HostileSocket.TryHelloAsync(ground.Port, number, "medio", reads: false, stop);
            socket?.HalfClose();
            return socket;
        });
        inFullSwing();
        await Crowd.Pause(Timeout.InfiniteTimeSpan, stop);
        Crowd.Close(held);
    }
}

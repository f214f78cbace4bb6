namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>Members of a busy room who never read what they are sent.</summary>
internal sealed class NeverReads(int members) : IAssault
{
    private const int Talkers = 4;

    private static readonly byte[] _join = HostileSocket.Frame("""{"op":"join","room":"bullicio"}""");
    private static readonly byte[] _say = HostileSocket.Frame($$"""{"op":"send","room":"bullicio","text":"{{new string('x', 500)}}"}""");

    public string Name => $"{members} that never read, in a busy room";

    public async Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        IReadOnlyCollection<HostileSocket> deaf = await Crowd.OpenAsync(members, number => EnterAsync(ground, number, reads: false, stop));
        IReadOnlyCollection<HostileSocket> talkers = await Crowd.OpenAsync(Talkers, number => EnterAsync(ground, members + number, reads: true, stop));
        inFullSwing();
        await Task.WhenAll(talkers.Select(async talker =>
        {
            while (!stop.IsCancellationRequested)
            {
                await talker.TrySendAsync(_say, stop);
                await Crowd.Pause(TimeSpan.FromMilliseconds(20), stop);
            }
        }));
        Crowd.Close([.. deaf, .. talkers]);
    }

    private static async Task<HostileSocket?> EnterAsync(Ground ground, int number, bool reads, CancellationToken stop)
    {
        HostileSocket? socket = await HostileSocket.TryHelloAsync(ground.Port, number, "sordo", reads, stop);
        return socket is not null && await socket.TrySendAsync(_join, stop) ? socket : null;
    }
}

/// <summary>Members who come into rooms and leave them as fast as they may.</summary>
internal sealed class ComeAndGo(int members) : IAssault
{
    private const int Rooms = 20;

    public string Name => $"{members} joining and leaving";

    public async Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        IReadOnlyCollection<HostileSocket> held = await Crowd.OpenAsync(members, number => HostileSocket.TryHelloAsync(ground.Port, number, "vaiven", reads: true, stop));
        inFullSwing();
        await Task.WhenAll(held.Select(async socket =>
        {
            for (int turn = 0; !stop.IsCancellationRequested; turn++)
            {
                string room = $"puerta{turn % Rooms}";
                await socket.TrySendAsync(HostileSocket.Frame($$"""{"op":"join","room":"{{room}}"}"""), stop);
                await socket.TrySendAsync(HostileSocket.Frame($$"""{"op":"leave","room":"{{room}}"}"""), stop);
                await Crowd.Pause(TimeSpan.FromMilliseconds(50), stop);
            }
        }));
        Crowd.Close(held);
    }
}

/// <summary>As many rooms as a few sessions may make, and something said in one after the other.</summary>
internal sealed class ManyRooms(int sessions, int roomsEach) : IAssault
{
    public string Name => $"{sessions * roomsEach} rooms";

    public async Task RunAsync(Ground ground, Action inFullSwing, CancellationToken stop)
    {
        IReadOnlyCollection<HostileSocket> held = await Crowd.OpenAsync(sessions, number => HostileSocket.TryHelloAsync(ground.Port, number, "casero", reads: true, stop));
        int session = 0;
        await Task.WhenAll(held.Select(async socket =>
        {
            int first = Interlocked.Increment(ref session) * roomsEach;
            for (int i = 0; i < roomsEach && !stop.IsCancellationRequested; i++)
            {
                await socket.TrySendAsync(HostileSocket.Frame($$"""{"op":"join","room":"sala{{first + i}}"}"""), stop);
                await Crowd.Pause(TimeSpan.FromMilliseconds(i < 900 ? 1 : 12), stop);
            }
        }));
        inFullSwing();
        await Task.WhenAll(held.Select(async socket =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                await socket.TrySendAsync(HostileSocket.Frame($$"""{"op":"send","room":"sala{{i % (roomsEach * sessions)}}","text":"eco"}"""), stop);
                await Crowd.Pause(TimeSpan.FromMilliseconds(50), stop);
            }
        }));
        Crowd.Close(held);
    }
}

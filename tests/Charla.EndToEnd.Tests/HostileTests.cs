using Charla.EndToEnd.Tests.Hostile;

namespace Charla.EndToEnd.Tests;

/// <summary>Whatever some peers do, the server lives, stays small, and goes on answering the others. How fast is measured by the benchmarks.</summary>
public sealed class HostileTests
{
    // What docs/operations.md says that a default server on such an assault stays under; here with fewer peers.
    private const long MostBytes = 400L * 1024 * 1024;

    private const int Messages = 50;

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    private static readonly IAssault[] _assaults =
    [
        new SilentFlood(1_000, fromOne: false),
        new SilentFlood(1_000, fromOne: true),
        new StubbornFlood(),
        new Churn(),
        new HalfClosed(200),
        new SlowLoris(500, onHttp: false),
        new SlowLoris(500, onHttp: true),
        new SplitFrames(20),
        new Bombs(),
        new NeverReads(50),
        new ComeAndGo(30),
        new ManyRooms(10, 300),
    ];

    public static TheoryData<string> Names => [.. _assaults.Select(assault => assault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Under_an_assault_the_server_stays_small_and_goes_on_answering_others(string name)
    {
        IAssault assault = _assaults.Single(each => each.Name == name);
        using CancellationTokenSource limit = new(_limit);
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--limit limitLoopback=true");
        await using HonestMember honest = await HonestMember.EnterAsync(server.Port, limit.Token);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        TaskCompletionSource swing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task assaulting = Task.Run(() => assault.RunAsync(new Ground(server.Port, server.HttpPort), swing.SetResult, end.Token), CancellationToken.None);
        await swing.Task.WaitAsync(limit.Token);

        (await honest.TalkAsync(Messages, TimeSpan.FromMilliseconds(20), limit.Token)).Count.ShouldBe(Messages);

        server.ResidentBytes.ShouldBeLessThan(MostBytes);
        await end.CancelAsync();
        await assaulting.WaitAsync(_limit);
        (await honest.TalkAsync(1, TimeSpan.Zero, limit.Token)).ShouldHaveSingleItem();
        server.Output.ShouldNotContain("A mistake of ours");
    }
}

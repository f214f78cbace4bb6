using Charla.Verify.Checking;
using Charla.Verify.Faults;
using Charla.Verify.Peers;

namespace Charla.Verify;

/// <summary>One server's life: members talk, faults come, all grows calm, and what everybody saw is held against the log that is left.</summary>
internal sealed class Episode(EpisodePlan plan, ServerCommand command, string folder, Tally tally)
{
    private static readonly TimeSpan _calmLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(50);

    private readonly List<Finding> _findings = [];

    /// <summary>Runs it through.</summary>
    /// <returns>What was found; nothing where every promise was kept.</returns>
    /// <exception cref="VerifyException">The server did not come up.</exception>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken stop)
    {
        await using VerifiedServer server = new(command, folder, plan.HasTls);
        await using Meddler framed = new(server.Framed);
        await using Meddler web = new(server.Web);
        await server.StartAsync(stop);
        IReadOnlyList<Member> members = plan.Members(framed.Front, web.Front);
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task talking = Task.WhenAll(members.Select(member => Task.Run(() => member.RunAsync(end.Token), CancellationToken.None)));
        IReadOnlyDictionary<string, long> heads;
        try
        {
            await HarassAsync(server, new Mishaps(server, [framed, web], tally, plan.Dice), stop);
            heads = await CalmAsync(server, members, stop);
        }
        finally
        {
            await end.CancelAsync();
            await talking;
        }

        await StopAsync(server);
        Judge(server, members, heads);
        return _findings;
    }

    private async Task HarassAsync(VerifiedServer server, Mishaps mishaps, CancellationToken stop)
    {
        for (int i = 0; i < plan.Faults; i++)
        {
            await Task.Delay(plan.Dice.Next(300, 1_200), stop);
            NoteDeath(server);
            await mishaps.NextAsync(stop);
        }

        // Each episode has its kill, in the middle of talk.
        await Task.Delay(plan.Dice.Next(300, 1_200), stop);
        await mishaps.DoAsync(FaultKind.Kill, stop);
        await Task.Delay(plan.Dice.Next(300, 1_200), stop);
    }

    /// <summary>Waits until everything that was said is answered, and everyone has seen all of it.</summary>
    private async Task<IReadOnlyDictionary<string, long>> CalmAsync(VerifiedServer server, IReadOnlyList<Member> members, CancellationToken stop)
    {
        foreach (Member member in members)
        {
            member.Hush();
        }

        Dictionary<string, long> none = [];
        await WaitAsync(members, member => member.HasSettled(none), "has messages that are neither acknowledged nor refused", stop);
        IReadOnlyDictionary<string, long> heads = await Heads.AskAsync(server.Framed, stop);
        await WaitAsync(members, member => member.HasSettled(heads), "has not seen all", stop);
        foreach (CharlaMember member in members.OfType<CharlaMember>())
        {
            member.AskForList();
        }

        await WaitAsync(members, member => member is not CharlaMember { HasList: false }, "was not given the list of rooms", stop);
        NoteDeath(server);
        return heads;
    }

    /// <summary>Once one wait was in vain, the next is not to cost as much again.</summary>
    private async Task WaitAsync(IReadOnlyList<Member> members, Func<Member, bool> isReady, string complaint, CancellationToken stop)
    {
        long limit = Environment.TickCount64 + (_findings.Count == 0 ? (long)_calmLimit.TotalMilliseconds : 0);
        while (!members.All(isReady) && Environment.TickCount64 < limit)
        {
            await Task.Delay(_poll, stop);
        }

        _findings.AddRange(members.Where(member => !isReady(member)).Select(member => new Finding(FindingKind.Missed, member.Name, null, $"{complaint}, {_calmLimit.TotalSeconds} s after all grew calm")));
    }

    private async Task StopAsync(VerifiedServer server)
    {
        if (!await server.StopAsync())
        {
            _findings.Add(new(FindingKind.Server, null, null, "did not end when it was asked to"));
        }

        if (server.HasBug)
        {
            _findings.Add(new(FindingKind.Server, null, null, "logged a mistake of its own:\n" + server.Output));
        }
    }

    private void NoteDeath(VerifiedServer server)
    {
        if (server.HasDied)
        {
            _findings.Add(new(FindingKind.Server, null, null, $"ended by itself, with {server.ExitCode}:\n{server.Output}"));
        }
    }

    private void Judge(VerifiedServer server, IReadOnlyList<Member> members, IReadOnlyDictionary<string, long> heads)
    {
        DataFolder data = DataFolder.Read(server.Folder);
        IReadOnlyList<MemberHistory> histories = [.. members.Select(member => member.History)];
        _findings.AddRange(data.Findings);
        _findings.AddRange(members.Where(member => member.Complaint is not null).Select(member => new Finding(FindingKind.Altered, member.Name, null, $"could not read what came: {member.Complaint}")));
        _findings.AddRange(HistoryChecker.Check(new Histories(data.Log, heads, histories)));
        tally.Episodes++;
        tally.Reconnects += histories.Sum(history => history.All<TakenUp>().Count());
        tally.Acknowledged += histories.Sum(history => history.All<Acknowledged>().LongCount());
        tally.PlainSent += histories.Sum(history => history.All<PlainSent>().LongCount());
        tally.Delivered += histories.Sum(history => history.All<Received>().LongCount() + history.All<PlainReceived>().LongCount());
        tally.Stored += data.Log.Values.Sum(room => (long)room.Count);
    }
}

namespace Charla.Verify.Faults;

/// <summary>Does faults to a server and its proxies, and counts them.</summary>
internal sealed class Mishaps(VerifiedServer server, IReadOnlyList<Meddler> meddlers, Tally tally, Random dice)
{
    private static readonly FaultKind[] _kinds = [FaultKind.Kill, FaultKind.Kill, FaultKind.Freeze, FaultKind.Cut, FaultKind.Delay, FaultKind.FullDisk];

    /// <summary>One fault of the dice's choosing; it is over when this completes.</summary>
    public Task NextAsync(CancellationToken stop) => DoAsync(_kinds[dice.Next(_kinds.Length)], stop);

    public Task DoAsync(FaultKind kind, CancellationToken stop) => kind switch
    {
        FaultKind.Kill => KillAsync(stop),
        FaultKind.Freeze => FreezeAsync(stop),
        FaultKind.Cut => CutAsync(stop),
        FaultKind.Delay => DelayAsync(stop),
        _ => FillAsync(stop),
    };

    private async Task KillAsync(CancellationToken stop)
    {
        tally.Kills++;
        await server.KillAsync();
        await server.StartAsync(stop);
    }

    private async Task FreezeAsync(CancellationToken stop)
    {
        tally.Freezes++;
        server.Freeze();
        try
        {
            await Task.Delay(dice.Next(200, 2_000), stop);
        }
        finally
        {
            server.Thaw();
        }
    }

    private async Task CutAsync(CancellationToken stop)
    {
        for (int i = dice.Next(1, 4); i > 0; i--)
        {
            tally.Cuts += meddlers.Sum(meddler => meddler.Cut(0.5, dice));
            await Task.Delay(dice.Next(50, 400), stop);
        }
    }

    private async Task DelayAsync(CancellationToken stop)
    {
        tally.Delays++;
        SetDelay(TimeSpan.FromMilliseconds(dice.Next(1, 60)));
        await Task.Delay(dice.Next(300, 1_500), stop);
        SetDelay(TimeSpan.Zero);
    }

    private async Task FillAsync(CancellationToken stop)
    {
        tally.FullDisks += server.FillDisk() ? 1 : 0;
        await Task.Delay(dice.Next(200, 1_200), stop);

        // Half of the time the server is killed while it can't write, and comes up with what it had.
        if (dice.Next(2) == 0)
        {
            await KillAsync(stop);
        }
        else
        {
            server.FreeDisk();
        }
    }

    private void SetDelay(TimeSpan delay)
    {
        foreach (Meddler meddler in meddlers)
        {
            meddler.Delay = delay;
        }
    }
}

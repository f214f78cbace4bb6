using Charla.Core.Permissions;

namespace Charla.Core;

/// <summary>Removes what rooms do not keep, in small steps with rests between them: nobody who writes waits for more than one.</summary>
internal sealed class Retaining(Chat chat)
{
    private const int EventsPerStep = 500;
    private const int RestFactor = 4;
    private static readonly TimeSpan _shortestRest = TimeSpan.FromMilliseconds(5);

    // A program that was stopped in the middle goes on where it was: once, for each room.
    private readonly HashSet<long> _seen = [];

    /// <summary>What is younger is never removed: until then a sender may repeat it, and must find it.</summary>
    public static TimeSpan Settled { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Looks at every room that has limits. Called now and then, by one at a time.</summary>
    public async Task SweepAsync(CancellationToken stop)
    {
        foreach (RoomRecord room in await chat.Log.ListLimitedRoomsAsync())
        {
            Retention keep = chat.Rooms.InUse(room.Key)?.Rules.Keep ?? room.Rules.Keep;
            long first = await chat.Log.FirstToKeepAsync(room, keep, chat.Time.GetUtcNow() - Settled);
            if (first > room.Rules.First || (first > 1 && _seen.Add(room.Id)))
            {
                await ForgetAsync(room, first, stop);
            }
        }
    }

    private async Task ForgetAsync(RoomRecord room, long first, CancellationToken stop)
    {
        // First nobody reads it any more: who is catching up is told of a gap, and does not pass over it unawares.
        if (chat.Rooms.InUse(room.Key) is { } inUse)
        {
            TaskCompletionSource noted = new(TaskCreationOptions.RunContinuationsAsynchronously);
            inUse.Post(() =>
            {
                inUse.Order.ForgetBefore(first);
                noted.SetResult();
            });
            await noted.Task.WaitAsync(stop);
        }

        bool more = true;
        while (more && !stop.IsCancellationRequested)
        {
            long started = System.Diagnostics.Stopwatch.GetTimestamp();
            more = await chat.Log.ForgetAsync(room, first, EventsPerStep);
            TimeSpan rest = System.Diagnostics.Stopwatch.GetElapsedTime(started) * RestFactor;
            await Task.Delay(rest > _shortestRest ? rest : _shortestRest, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

using System.Collections.Concurrent;

namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>Many peers who do the same.</summary>
internal static class Crowd
{
    private const int AtOnce = 32;

    /// <summary>Opens so many connections, some at a time; fewer where they are refused.</summary>
    public static async Task<IReadOnlyCollection<HostileSocket>> OpenAsync(int count, Func<int, Task<HostileSocket?>> open)
    {
        ConcurrentBag<HostileSocket> opened = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            if (await open(number) is { } socket)
            {
                opened.Add(socket);
            }
        });
        return opened;
    }

    /// <summary>Each does the same, again and again with a pause, until stopped.</summary>
    public static Task RepeatAsync(int count, TimeSpan pause, Func<int, Task> act, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(async number =>
        {
            while (!stop.IsCancellationRequested)
            {
                await act(number);
                await Pause(pause, stop);
            }
        }));

    public static Task Pause(TimeSpan pause, CancellationToken stop) => Task.Delay(pause, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    public static void Close(IEnumerable<HostileSocket> sockets)
    {
        foreach (HostileSocket socket in sockets)
        {
            socket.Dispose();
        }
    }
}

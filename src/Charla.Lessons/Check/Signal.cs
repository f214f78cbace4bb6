namespace Charla.Lessons.Check;

/// <summary>Wakes whoever waits for something to change, and bounds the wait.</summary>
internal sealed class Signal
{
    /// <summary>However much changes, no wait is longer than so many silences.</summary>
    private const int MaxSilences = 6;

    private TaskCompletionSource _next = New();

    /// <summary>Something changed.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Whether <paramref name="condition"/> comes true before nothing has changed for <paramref name="silence"/>, and within six times that.</summary>
    public async Task<bool> UntilAsync(Func<bool> condition, TimeSpan silence, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(silence * MaxSilences);
        while (true)
        {
            Task next = Volatile.Read(ref _next).Task;
            if (condition())
            {
                return true;
            }

            try
            {
                await next.WaitAsync(silence, limit.Token);
            }
            catch (Exception late) when (late is TimeoutException or OperationCanceledException)
            {
                stop.ThrowIfCancellationRequested();
                return condition();
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

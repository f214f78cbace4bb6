namespace Charla.Client.Conversing;

/// <summary>The loops that share a connection.</summary>
internal static class Loops
{
    /// <summary>Runs all of them until one has found the connection at its end, then ends the others.</summary>
    /// <returns>What that one says. A bug in it surfaces here.</returns>
    public static async Task<T> UntilOneEndsAsync<T>(
        IReadOnlyList<Func<CancellationToken, Task<T>>> loops,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T>[] running = [.. loops.Select(loop => loop(ending.Token))];
        Task<T> first = await Task.WhenAny(running).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await first.ConfigureAwait(false);
    }
}

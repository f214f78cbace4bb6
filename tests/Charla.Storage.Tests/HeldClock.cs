namespace Charla.Storage.Tests;

/// <summary>A clock that can be held: whoever asks it for the time then waits. The log asks inside its transaction.</summary>
internal sealed class HeldClock : TimeProvider, IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    private readonly ManualResetEventSlim _isFree = new(initialState: true);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From now on nobody is told the time.</summary>
    public void Hold() => _isFree.Reset();

    /// <summary>Completes when somebody waits for it.</summary>
    public Task WaitUntilAskedAsync() => _asked.Task.WaitAsync(_limit);

    public void Release() => _isFree.Set();

    public override DateTimeOffset GetUtcNow()
    {
        if (!_isFree.IsSet)
        {
            _asked.TrySetResult();
            _isFree.Wait(_limit);
        }

        return base.GetUtcNow();
    }

    public void Dispose() => _isFree.Dispose();
}

using System.Collections.Concurrent;

namespace Charla.Chat.Terminal;

/// <summary>
/// One thread for everything that a program with a screen does: what is awaited on it goes on on it, so nothing that belongs to the
/// loop needs a lock. It ends with the task it was started for.
/// </summary>
internal sealed class EventLoop : SynchronizationContext, IDisposable
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

    /// <summary>Runs until the task is done, on the thread that calls.</summary>
    /// <param name="main">Started on the loop. Its exception comes out of here.</param>
    /// <param name="onIdle">Called before the loop waits: the place to write the screen, once for all that happened.</param>
    public void Run(Func<Task> main, Action onIdle)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            Task done = main();
            _ = done.ContinueWith(_ => _work.CompleteAdding(), TaskScheduler.Default);
            Pump(onIdle);
            done.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Has something done on the loop. What comes after its end is passed over.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _work.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The loop has ended; its screen is closed.
        }
    }

    /// <summary>Has something done on the loop. What comes after its end is passed over.</summary>
    public void Post(Action action) => Post(_ => action(), null);

    public void Dispose() => _work.Dispose();

    private void Pump(Action onIdle)
    {
        onIdle();
        while (_work.TryTake(out (SendOrPostCallback Callback, object? State) work, Timeout.Infinite))
        {
            work.Callback(work.State);
            if (_work.Count == 0)
            {
                onIdle();
            }
        }
    }
}

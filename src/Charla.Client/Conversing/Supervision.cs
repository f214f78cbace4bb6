namespace Charla.Client.Conversing;

/// <summary>A client's life: started, perhaps more than once until it is first connected, and ended once.</summary>
internal sealed class Supervision(ClientState state) : IAsyncDisposable
{
    private readonly ConnectionLoop _loop = new(state);
    private readonly TaskCompletionSource<ConnectionProblem?> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private CancellationTokenSource _attempt = new();
    private Task? _running;
    private bool _isDisposed;

    public Task<ConnectionProblem?> Completion => _completion.Task;

    /// <summary>Connects, and returns when there is a connection.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationTokenSource attempt = new();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(ChatClient));
            if (_running is not null)
            {
                throw new InvalidOperationException("The client is started already.");
            }

            _attempt = attempt;
            _running = Task.Run(() => RunAsync(welcomed, attempt.Token), CancellationToken.None);
        }

        CancellationTokenRegistration registration = cancellationToken.Register(attempt.Cancel);
        await using (registration.ConfigureAwait(false))
        {
            await welcomed.Task.ConfigureAwait(false);
        }
    }

    public void Nudge() => _loop.Nudge();

    public async ValueTask DisposeAsync()
    {
        Task running;
        CancellationTokenSource attempt;
        lock (_gate)
        {
            _isDisposed = true;
            (running, attempt) = (_running ?? Task.CompletedTask, _attempt);
        }

        await attempt.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        End(null);
    }

    private async Task RunAsync(TaskCompletionSource welcomed, CancellationToken cancellationToken)
    {
        try
        {
            ConnectionProblem problem = await _loop.RunAsync(welcomed, cancellationToken).ConfigureAwait(false);
            await StepBackAsync(problem).ConfigureAwait(false);
            welcomed.TrySetException(new ChatException(problem));
        }
        catch (OperationCanceledException)
        {
            await StepBackAsync(null).ConfigureAwait(false);
            welcomed.TrySetCanceled(cancellationToken);
        }
        catch (Exception bug)
        {
            // Nothing that is known to happen: whoever waits for the client is to see it as it is.
            state.Close(null);
            _completion.TrySetException(bug);
            welcomed.TrySetException(bug);
            throw;
        }
    }

    /// <summary>Back to the start where there never was a connection, else to the end.</summary>
    private async Task StepBackAsync(ConnectionProblem? problem)
    {
        bool mayStartAgain;
        lock (_gate)
        {
            mayStartAgain = !_loop.WasWelcomed && !_isDisposed;
            _running = mayStartAgain ? null : _running;
        }

        if (mayStartAgain)
        {
            await state.EnterAsync(ConnectionState.Offline, problem, null).ConfigureAwait(false);
        }
        else
        {
            End(problem);
        }
    }

    private void End(ConnectionProblem? problem)
    {
        state.Close(problem);
        _completion.TrySetResult(problem);
    }
}

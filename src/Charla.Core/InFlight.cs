namespace Charla.Core;

/// <summary>How many bytes of one sender are on their way to the log. Over the limit, its reading pauses; nothing is refused.</summary>
internal sealed class InFlight(int limit)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _room;
    private int _bytes;

    public void Add(int bytes)
    {
        lock (_gate)
        {
            _bytes += bytes;
        }
    }

    public void Remove(int bytes)
    {
        lock (_gate)
        {
            _bytes -= bytes;
            if (_room is not null && _bytes <= limit / 2)
            {
                _room.TrySetResult();
                _room = null;
            }
        }
    }

    /// <summary>Completes when more may be added.</summary>
    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            return _bytes <= limit ? Task.CompletedTask : (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}

namespace Charla.Gateways.Serial;

/// <summary>What of a device's talk did not get into its room, until the room is told: at most once in a while. Any thread may add.</summary>
/// <param name="time">Its clock.</param>
/// <param name="tell">Tells the room how many messages were dropped, and bytes that were none.</param>
internal sealed class DroppedTalk(TimeProvider time, Action<DroppedTalk.Counts> tell)
{
    /// <summary>Time between what the room is told.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Counts _untold;
    private bool _isDue;
    private bool _isClosed;

    public void Add(Counts dropped)
    {
        lock (_gate)
        {
            _untold = new(_untold.Messages + dropped.Messages, _untold.Bytes + dropped.Bytes);
            if (_isDue || _isClosed)
            {
                return;
            }

            _isDue = true;
        }

        _ = TellLaterAsync();
    }

    /// <summary>Tells what is untold; nothing is told later.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        Tell();
    }

    private async Task TellLaterAsync()
    {
        await Task.Delay(Interval, time);
        Tell();
    }

    private void Tell()
    {
        Counts untold;
        lock (_gate)
        {
            (untold, _untold) = (_untold, default);
            _isDue = false;
        }

        if (untold != default)
        {
            tell(untold);
        }
    }

    /// <summary>Messages that were over the allowance or refused, and bytes that were no messages.</summary>
    internal readonly record struct Counts(int Messages, int Bytes);
}

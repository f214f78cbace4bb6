namespace Charla.Core;

/// <summary>Whether a peer finishes what it begins to say. Its gateway notes the beginnings and ends; whoever sweeps the connections asks.</summary>
internal sealed class Speech(TimeProvider time)
{
    private readonly long _connected = time.GetTimestamp();
    private long _begun;
    private volatile bool _hasSpoken;
    private volatile bool _givenUp;

    /// <summary>Whether the wire's dialect lets it listen without ever saying a word.</summary>
    public bool MayBeSilent { get; init; }

    /// <summary>Bytes of something have come, and more must follow. Only the first call of several counts.</summary>
    public void Begin()
    {
        if (_begun == 0)
        {
            Volatile.Write(ref _begun, time.GetTimestamp());
        }
    }

    /// <summary>What had begun is whole.</summary>
    public void Finish()
    {
        _hasSpoken = true;
        Volatile.Write(ref _begun, 0);
    }

    /// <summary>Nobody waits for it any more.</summary>
    public void GiveUp() => _givenUp = true;

    /// <summary>What should have come by now and has not, in a word for the operator; null where nothing is overdue.</summary>
    public string? Overdue(ChatLimits limits)
    {
        long begun = Volatile.Read(ref _begun);
        if (_givenUp)
        {
            return null;
        }

        if (begun != 0 && time.GetElapsedTime(begun) > Limit.OrNone(limits.FrameSeconds))
        {
            return "frame";
        }

        bool maySayNothing = _hasSpoken || (MayBeSilent && limits.AllowSilent);
        return !maySayNothing && time.GetElapsedTime(_connected) > Limit.OrNone(limits.FirstFrameSeconds) ? "first frame" : null;
    }
}

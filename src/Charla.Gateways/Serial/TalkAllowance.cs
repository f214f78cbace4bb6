namespace Charla.Gateways.Serial;

/// <summary>How much a device may say: so many messages a second in the long run, and five seconds' worth at once. For one thread at a time.</summary>
internal sealed class TalkAllowance(int perSecond, TimeProvider time)
{
    private const int SecondsAtOnce = 5;

    private double _left = perSecond * SecondsAtOnce;
    private long _at = time.GetTimestamp();

    /// <summary>Takes one message off; false where there is none left.</summary>
    public bool TryTake()
    {
        double earned = time.GetElapsedTime(_at).TotalSeconds * perSecond;
        _at = time.GetTimestamp();
        _left = Math.Min(_left + earned, perSecond * SecondsAtOnce);
        bool has = _left >= 1;
        _left -= has ? 1 : 0;
        return has;
    }
}

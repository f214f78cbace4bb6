namespace Charla.Bench;

/// <summary>What the members of one measurement share. Safe for use from any thread.</summary>
internal sealed class LoadState(BenchOptions options) : IDisposable
{
    private volatile bool _isMeasuring;

    public BenchOptions Options { get; } = options;

    public Stamp Stamp { get; } = new();

    /// <summary>From a message's sending to its arrival at a member; one in sixteen arrivals is looked at.</summary>
    public Latencies Deliveries { get; } = new();

    /// <summary>From a message's sending to its ack.</summary>
    public Latencies Acks { get; } = new();

    /// <summary>Set when more may be sent, perhaps.</summary>
    public AutoResetEvent Progress { get; } = new(false);

    /// <summary>Whether times count.</summary>
    public bool IsMeasuring
    {
        get => _isMeasuring;
        set => _isMeasuring = value;
    }

    public void Dispose() => Progress.Dispose();
}

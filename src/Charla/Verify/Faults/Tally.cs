namespace Charla.Verify.Faults;

/// <summary>What was done, in numbers.</summary>
internal sealed class Tally
{
    public int Episodes { get; set; }

    public int Kills { get; set; }

    public int Freezes { get; set; }

    public int Cuts { get; set; }

    public int Delays { get; set; }

    public int FullDisks { get; set; }

    public int Reconnects { get; set; }

    public long Acknowledged { get; set; }

    public long PlainSent { get; set; }

    public long Delivered { get; set; }

    /// <summary>Events in the logs at the end.</summary>
    public long Stored { get; set; }
}

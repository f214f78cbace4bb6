using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>How the tap makes the network misbehave, on request.</summary>
internal sealed record Mischief
{
    /// <summary>Every read is handed on in pieces of at most this many bytes; null leaves reads whole.</summary>
    public int? Split { get; init; }

    /// <summary>Where that begins; null from the start. A reader that answered whole messages and stops when they come in pieces gives itself away.</summary>
    public Threshold? SplitAfter { get; init; }

    /// <summary>Reads that come within <see cref="GlueWindow"/> of the first are handed on as one.</summary>
    public bool Glue { get; init; }

    /// <summary>How much later each read is handed on.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>By how much <see cref="Delay"/> varies at random, up and down. Bytes never overtake each other.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Bits per second at which bytes are handed on, ten bits to a byte as on a serial line; null for no limit.</summary>
    public int? Baud { get; init; }

    /// <summary>Nothing more is handed on from here, and nobody is told.</summary>
    public Threshold? Stall { get; init; }

    /// <summary>Both ends are cut off with a RST here.</summary>
    public Threshold? Reset { get; init; }

    /// <summary>The client vanishes here, and the server isn't told: its connection stays open and silent.</summary>
    public Threshold? HalfOpen { get; init; }

    /// <summary>Whose bytes are ill-treated; null for both sides'.</summary>
    public WireSide? Side { get; init; }

    /// <summary>The one connection that is ill-treated, counted from 1; null for every one.</summary>
    public int? Connection { get; init; }

    /// <summary>How long several reads are waited for before they are handed on as one.</summary>
    public static TimeSpan GlueWindow => TimeSpan.FromMilliseconds(100);

    /// <summary>The pause between two pieces, so that the receiver is given them one by one.</summary>
    public static TimeSpan PiecePause => TimeSpan.FromMilliseconds(1);

    /// <summary>Whether what <paramref name="side"/> sends over a connection goes another way than straight through.</summary>
    public bool Concerns(int connection, WireSide side) =>
        (Connection is null || Connection == connection) && (HalfOpen is not null || (HasAny && (Side is null || Side == side)));

    private bool HasAny => Split is not null || Glue || Delay > TimeSpan.Zero || Baud is not null || Stall is not null || Reset is not null;
}

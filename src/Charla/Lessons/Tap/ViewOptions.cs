using Charla.Lessons.Tap.Records;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>What of a tap is shown, and how.</summary>
internal sealed record ViewOptions
{
    public const int UsualColumns = 100;

    public const int FewestColumns = 60;

    public Language Language { get; init; }

    /// <summary>Columns of the longest line.</summary>
    public int Columns { get; init; } = UsualColumns;

    /// <summary>Bytes of a payload that are shown, as text and as hex.</summary>
    public int Bytes { get; init; } = 64;

    /// <summary>Whether reads and writes are shown.</summary>
    public bool HasChunks { get; init; } = true;

    /// <summary>Whether frames, lines and the like are shown.</summary>
    public bool HasUnits { get; init; } = true;

    /// <summary>Only a summary of each connection, when it ends.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>The one side whose bytes are shown; null for both.</summary>
    public WireSide? Side { get; init; }

    /// <summary>The one connection that is shown; null for all.</summary>
    public int? Connection { get; init; }

    /// <summary>Only reads with these bytes in them, or with a unit that has them, are shown; empty for all.</summary>
    public ReadOnlyMemory<byte> Find { get; init; }

    /// <summary>Only reads of at least so many bytes are shown.</summary>
    public int MinBytes { get; init; }

    /// <summary>Whether a record is of those that are to be shown.</summary>
    public bool Shows(WireRecord record) => (Connection is null || Connection == record.Connection) && record switch
    {
        ChunkRead read => IsOf(read.Side) && (read.Findings.Count > 0 || (read.Bytes.Length >= MinBytes && Has(read))),
        ChunkWritten written => IsOf(written.Side),
        SideEnded ended => IsOf(ended.Side),
        _ => true,
    };

    private bool IsOf(WireSide side) => Side is null || Side == side;

    private bool Has(ChunkRead read) =>
        Find.IsEmpty || read.Bytes.Span.IndexOf(Find.Span) >= 0 || read.Units.Any(unit => unit.Payload.Span.IndexOf(Find.Span) >= 0);
}

using Charla.Lessons.Tap.Dissect;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>How one connection is looked at.</summary>
internal sealed record WatchOptions
{
    /// <summary>Begins to cut what a side sends.</summary>
    public required Func<WireSide, StreamDissection> Cutting { get; init; }

    /// <summary>Who watches its frames; null where these are no frames, or nobody wants to hear what is wrong with them.</summary>
    public FrameDoctor? Doctor { get; init; }

    /// <summary>A direction in which nothing came for this long has fallen silent. 50 ms by default.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>After this silence nothing more is expected of a unit that was begun: on wires that lose bytes. Null, the default, where none are lost.</summary>
    public TimeSpan? Patience { get; init; }
}

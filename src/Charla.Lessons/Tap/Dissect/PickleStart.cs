namespace Charla.Lessons.Tap.Dissect;

/// <summary>Decides, where pickles are asked for, whether they come in frames.</summary>
internal sealed class PickleStart : IDissector
{
    private const byte Protocol = 0x80;

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units) =>
        held.IsEmpty ? this : held.Span[0] is (>= (byte)'0' and <= (byte)'9') or (byte)' ' ? new FrameDissector(WireFormat.Pickle) : new PickleDissector();

    /// <summary>Whether a pickle of protocol 2 or later begins here. Older ones can't be told from text.</summary>
    public static bool IsPickle(ReadOnlySpan<byte> start) => start is [Protocol, >= 2 and <= 5, ..];
}

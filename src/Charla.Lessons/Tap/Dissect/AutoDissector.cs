using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Finds out from the first bytes of a direction what they are.</summary>
internal sealed class AutoDissector : IDissector
{
    private static readonly byte[] _answer = [.. "HTTP/1."u8];

    public IDissector Cut(HeldBytes held, CutMoment moment, ICollection<WireUnit> units)
    {
        if (held.IsEmpty)
        {
            return this;
        }

        ReadOnlySpan<byte> start = held.Span;
        bool isShort = start.Length < Frame.HeaderLength && start.IndexOf((byte)'\n') < 0;
        if (isShort && (moment == CutMoment.Arrived || (moment == CutMoment.Waited && Frame.CanBeginHeader(start))))
        {
            // More of it is on its way; and the header of a frame may even come byte by byte, with pauses.
            return this;
        }

        return Recognise(start);
    }

    private static IDissector Recognise(ReadOnlySpan<byte> start) => start switch
    {
        _ when IsFrame(start) => new FrameDissector(WireFormat.Auto),
        _ when start.StartsWith(_answer) || Opening.Recognise(start) == ForeignProtocol.Http => new HttpDissector(WireFormat.Auto),
        _ when PickleStart.IsPickle(start) => new PickleDissector(),
        _ when IsLines(start) => new LineDissector(),
        _ => new PlainDissector(),
    };

    private static bool IsFrame(ReadOnlySpan<byte> start) =>
        start.Length >= Frame.HeaderLength && Frame.TryReadHeader(start[..Frame.HeaderLength], out int length) && length <= FrameDissector.MostFollowed;

    /// <summary>Text of which the first read holds a line's end, without control characters other than those of text.</summary>
    private static bool IsLines(ReadOnlySpan<byte> start)
    {
        int end = start.IndexOf((byte)'\n');
        return end >= 0 && start[..end].IndexOfAnyInRange((byte)0, (byte)8) < 0 && start[..end].IndexOfAnyInRange((byte)14, (byte)31) < 0;
    }
}

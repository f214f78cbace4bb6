namespace Charla.Lessons.Tap.Dissect;

/// <summary>One direction of a connection, cut into units as its bytes come.</summary>
/// <param name="start">Makes what recognises its bytes from the beginning.</param>
/// <param name="resume">Makes what goes on where some bytes were never seen; null where that is no different.</param>
internal sealed class StreamDissection(Func<IDissector> start, Func<IDissector>? resume = null)
{
    private readonly HeldBytes _held = new();
    private readonly List<long> _readStarts = [];
    private readonly List<WireUnit> _units = [];
    private IDissector _dissector = start();
    private long _count;

    /// <summary>A direction of a format.</summary>
    public StreamDissection(WireFormat format)
        : this(() => Start(format))
    {
    }

    /// <summary>Units so far.</summary>
    public long Units => _count;

    /// <summary>Bytes of one read, in their order.</summary>
    public IReadOnlyList<WireUnit> Arrived(ReadOnlySpan<byte> bytes)
    {
        _readStarts.Add(_held.Offset + _held.Length);
        _held.Append(bytes);
        return Cut(CutMoment.Arrived);
    }

    /// <summary>No bytes have come for a short moment.</summary>
    public IReadOnlyList<WireUnit> Waited() => _held.IsEmpty ? [] : Cut(CutMoment.Waited);

    /// <summary>No bytes have come for so long that what was begun has lost its end.</summary>
    public IReadOnlyList<WireUnit> GaveUp() => _held.IsEmpty ? [] : Cut(CutMoment.GivenUp);

    /// <summary>No more bytes will come.</summary>
    public IReadOnlyList<WireUnit> Ended() => Cut(CutMoment.Ended);

    /// <summary>Some bytes were never seen, and the stream goes on at <paramref name="offset"/>: begins anew, with what was held cut short.</summary>
    public IReadOnlyList<WireUnit> Missed(long offset)
    {
        IReadOnlyList<WireUnit> cut = Ended();
        _held.GoTo(offset);
        _readStarts.Clear();
        _dissector = (resume ?? start)();
        return cut;
    }

    private static IDissector Start(WireFormat format) => format switch
    {
        WireFormat.Auto => new AutoDissector(),
        WireFormat.Pickle => new PickleStart(),
        WireFormat.Lines => new LineDissector(),
        WireFormat.WebSocket => new HttpDissector(WireFormat.Auto),
        WireFormat.Plain => new PlainDissector(),
        _ => new FrameDissector(format),
    };

    private WireUnit[] Cut(CutMoment moment)
    {
        _units.Clear();
        IDissector before;
        do
        {
            before = _dissector;
            _dissector = before.Cut(_held, moment, _units);
        }
        while (_dissector != before && !_held.IsEmpty);
        return [.. _units.Select(Count)];
    }

    private WireUnit Count(WireUnit unit)
    {
        // The last read that starts at or before the unit does is its first; those before it concern nobody any more.
        int first = Math.Max(0, _readStarts.FindLastIndex(start => start <= unit.Offset));
        _readStarts.RemoveRange(0, first);
        int reads = Math.Max(1, _readStarts.Count(start => start < unit.Offset + unit.Length));
        return unit with { Number = ++_count, Reads = reads };
    }
}

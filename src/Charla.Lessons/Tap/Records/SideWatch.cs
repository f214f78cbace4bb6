using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;

namespace Charla.Lessons.Tap.Records;

/// <summary>What is known of one direction of a connection.</summary>
internal sealed class SideWatch(StreamDissection stream)
{
    private TimeSpan? _heard;
    private TimeSpan? _begun;
    private long _reads;
    private long _missed;
    private bool _hasEnded;

    public StreamDissection Stream { get; } = stream;

    /// <summary>Bytes that were looked at or passed over.</summary>
    public long Seen { get; private set; }

    /// <summary>Bytes that were handed on.</summary>
    public long Written { get; set; }

    /// <summary>Counts a read, and the reads between the last one and it that were not taped.</summary>
    /// <param name="entry">The read.</param>
    /// <param name="cut">Units that the gap has cut short.</param>
    public long Miss(in TapeEntry entry, out IReadOnlyList<WireUnit> cut)
    {
        long missed = entry.Number - _reads - 1;
        cut = missed > 0 ? Stream.Missed(entry.Offset) : [];
        _missed += missed;
        _reads = entry.Number;
        Seen = entry.Offset + entry.Length;
        return missed;
    }

    public void HeardAt(TimeSpan at) => (_heard, _begun) = (at, at);

    /// <summary>Whether it is now, and was not before, that nothing has come for so long.</summary>
    public bool FallsSilent(TimeSpan now, TimeSpan silence)
    {
        bool falls = _heard is { } heard && now - heard >= silence;
        _heard = falls ? null : _heard;
        return falls;
    }

    /// <summary>Whether it is now, and was not before, that nothing more is expected of what was begun.</summary>
    public bool GivesUp(TimeSpan now, TimeSpan? patience)
    {
        bool gives = _begun is { } begun && now - begun >= patience;
        _begun = gives ? null : _begun;
        return gives;
    }

    /// <summary>Cuts what is left, once.</summary>
    public IReadOnlyList<WireUnit> End()
    {
        IReadOnlyList<WireUnit> units = _hasEnded ? [] : Stream.Ended();
        _hasEnded = true;
        return units;
    }

    public SideSummary Sum(long bytes, long reads) => new(bytes, reads, Stream.Units, _missed + (reads - _reads));
}

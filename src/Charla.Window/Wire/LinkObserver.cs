using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Protocol.Doctor;

namespace Charla.Window.Wire;

/// <summary>Looks at what was taped of one link, and puts it into its feed.</summary>
internal sealed class LinkObserver
{
    private readonly ConnectionWatch _watch;
    private readonly WireFeed _feed;
    private readonly DateTimeOffset _clock;
    private readonly TimeSpan[] _lastRead = new TimeSpan[2];
    private readonly long[] _units = new long[2];
    private TimeSpan _lastItem;

    /// <param name="opening">What is known of the link.</param>
    /// <param name="number">The link's number.</param>
    /// <param name="opened">When it began, on the watch's clock.</param>
    /// <param name="clock">What the clock on the wall said when the watch's clock began.</param>
    public LinkObserver(LinkOpening opening, int number, TimeSpan opened, DateTimeOffset clock)
    {
        (_feed, _clock, _lastItem) = (opening.Feed, clock, opened);
        _watch = new ConnectionWatch(number, opened, opening.Options);
        Attention = opening.Options.Patience ?? TimeSpan.Zero;
    }

    /// <summary>How long after the last read something may still become certain.</summary>
    public TimeSpan Attention { get; }

    /// <summary>Bytes of one read or write.</summary>
    public void Read(in TapeEntry entry, TimeSpan at, ReadOnlySpan<byte> bytes)
    {
        _lastRead[(int)entry.Side] = at;
        ChunkRead read = _watch.Read(entry, at, bytes, default);
        _feed.Miss(read.MissedReads);
        Take(read);
    }

    /// <summary>A side sends nothing more.</summary>
    public void Ended(WireSide side, TimeSpan at) => Take(_watch.Ended(side, at));

    /// <summary>Nothing has come until now.</summary>
    public void Waited(TimeSpan now)
    {
        foreach (ChunkRead late in _watch.Waited(now))
        {
            Take(late);
        }
    }

    /// <summary>The link is no more.</summary>
    public void Close(TimeSpan at)
    {
        Ended(WireSide.Client, at);
        Ended(WireSide.Server, at);
        _feed.End();
    }

    private void Take(ChunkRead? read)
    {
        if (read is null)
        {
            return;
        }

        List<Finding> findings = [.. read.Findings];
        foreach (WireUnit unit in read.Units)
        {
            Finding[] here = [.. findings.Where(finding => finding.By == read.Side && Place(finding) < unit.Offset + unit.Length)];
            findings.RemoveAll(here.Contains);
            Add(read.Side, unit, here);
        }

        // What one side's end has made certain may be the other's mistake.
        foreach (IGrouping<WireSide, Finding> late in findings.GroupBy(finding => finding.By))
        {
            Add(late.Key, Nothing(late.First()), [.. late]);
        }
    }

    /// <summary>Where in the stream a finding is; what is missing is missing behind its place.</summary>
    private static long Place(Finding finding) => finding.Offset + finding.MarkStart - (finding.MarkLength == 0 ? 1 : 0);

    /// <summary>What the doctor took its time to judge was shown as it came.</summary>
    private static WireUnit Nothing(Finding finding) => new() { Kind = UnitKind.Bytes, Offset = Place(finding), Length = 0, Payload = default, PayloadLength = 0 };

    private void Add(WireSide side, WireUnit unit, IReadOnlyList<Finding> findings)
    {
        // What only a silence has made certain passed before it.
        TimeSpan at = _lastRead[(int)side];
        TimeSpan gap = at > _lastItem ? at - _lastItem : TimeSpan.Zero;
        _lastItem = at > _lastItem ? at : _lastItem;
        (WireUnit shown, IReadOnlyList<string> masked) = SecretMask.Hide(unit with { Number = ++_units[(int)side] });
        _feed.Add(new WireItem { Side = side, At = _clock + at, Gap = gap, Unit = shown, Masked = masked, Findings = findings });
    }
}

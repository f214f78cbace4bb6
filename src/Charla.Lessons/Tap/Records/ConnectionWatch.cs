using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>Looks at one connection as it is taped: cuts its streams, asks the doctor, keeps count.</summary>
internal sealed class ConnectionWatch
{
    private const int MostFindings = 1_000;

    private readonly int _number;
    private readonly TimeSpan _opened;
    private readonly WatchOptions _options;
    private readonly SideWatch _client;
    private readonly SideWatch _server;
    private readonly List<Finding> _findings = [];
    private FrameDoctor? _doctor;
    private TimeSpan _last;

    public ConnectionWatch(int number, TimeSpan opened, WatchOptions options)
    {
        (_number, _opened, _last, _options) = (number, opened, opened, options);
        (_client, _server) = (new SideWatch(options.Cutting(WireSide.Client)), new SideWatch(options.Cutting(WireSide.Server)));
        _doctor = options.Doctor;
    }

    /// <summary>A read.</summary>
    /// <param name="entry">What the tape says of it.</param>
    /// <param name="at">When.</param>
    /// <param name="bytes">Its bytes, good until this returns.</param>
    /// <param name="copy">The same for keeps, where anybody wants them; else empty.</param>
    public ChunkRead Read(in TapeEntry entry, TimeSpan at, ReadOnlySpan<byte> bytes, ReadOnlyMemory<byte> copy)
    {
        SideWatch side = Of(entry.Side);
        long missed = side.Miss(entry, out IReadOnlyList<WireUnit> cut);
        if (missed > 0)
        {
            // A doctor who hasn't seen everything would blame the innocent.
            _doctor = null;
        }

        TimeSpan gap = at - _last;
        _last = at;
        IReadOnlyList<WireUnit> units = side.Stream.Arrived(bytes);
        side.HeardAt(at);
        return new ChunkRead(_number, at)
        {
            Side = entry.Side,
            Number = entry.Number,
            Offset = entry.Offset,
            Bytes = copy,
            Gap = gap,
            MissedReads = missed,
            Units = cut.Count == 0 ? units : [.. cut, .. units],
            Findings = Note(_doctor?.Arrived(entry.Side, bytes, at - _opened)),
        };
    }

    /// <summary>A write.</summary>
    public ChunkWritten Wrote(in TapeEntry entry, TimeSpan at)
    {
        SideWatch side = Of(entry.Side);
        long offset = side.Written;
        side.Written += entry.Length;
        return new ChunkWritten(_number, at, entry.Side, offset, entry.Length);
    }

    /// <summary>The tap itself did something.</summary>
    public MischiefDone Misbehaved(in TapeEntry entry, TimeSpan at)
    {
        MischiefKind kind = (MischiefKind)entry.Detail!;
        if (kind == MischiefKind.Split)
        {
            _doctor?.Split(entry.Side, at - _opened);
        }
        else
        {
            // From here on a side may be silent because it never got the question.
            _doctor = null;
        }

        return new MischiefDone(_number, at, entry.Side, kind);
    }

    /// <summary>What a silence has made certain.</summary>
    public IEnumerable<ChunkRead> Waited(TimeSpan now)
    {
        foreach (WireSide side in (WireSide[])[WireSide.Client, WireSide.Server])
        {
            IReadOnlyList<WireUnit> units = Waited(Of(side), now);
            if (units.Count > 0)
            {
                yield return Late(side, now, units, []);
            }
        }

        foreach (IGrouping<WireSide, Finding> told in Note(_doctor?.Waited(now - _opened)).GroupBy(finding => finding.By))
        {
            yield return Late(told.Key, now, [], [.. told]);
        }
    }

    /// <summary>What the end of a side has made certain; null where it is nothing.</summary>
    public ChunkRead? Ended(WireSide side, TimeSpan at)
    {
        IReadOnlyList<WireUnit> units = Of(side).End();
        IReadOnlyList<Finding> findings = Note(_doctor?.Ended(side, at - _opened));
        return units.Count + findings.Count == 0 ? null : Late(side, at, units, findings);
    }

    /// <summary>The last word.</summary>
    public ConnectionClosed Close(TimeSpan at, ConnectionTotals totals) => new(
        _number,
        at,
        at - _opened,
        _client.Sum(totals.ClientBytes, totals.ClientReads),
        _server.Sum(totals.ServerBytes, totals.ServerReads),
        _findings);

    private IReadOnlyList<WireUnit> Waited(SideWatch side, TimeSpan now)
    {
        IReadOnlyList<WireUnit> units = side.FallsSilent(now, _options.Silence) ? side.Stream.Waited() : [];
        return side.GivesUp(now, _options.Patience) ? [.. units, .. side.Stream.GaveUp()] : units;
    }

    private ChunkRead Late(WireSide side, TimeSpan at, IReadOnlyList<WireUnit> units, IReadOnlyList<Finding> findings) =>
        new(_number, at) { Side = side, Offset = Of(side).Seen, Gap = at - _last, Units = units, Findings = findings };

    private SideWatch Of(WireSide side) => side == WireSide.Client ? _client : _server;

    private IReadOnlyList<Finding> Note(IReadOnlyList<Finding>? findings)
    {
        _findings.AddRange((findings ?? []).Take(MostFindings - _findings.Count));
        return findings ?? [];
    }
}

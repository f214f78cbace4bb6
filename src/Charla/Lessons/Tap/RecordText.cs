using System.Globalization;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap;

/// <summary>Puts records into words.</summary>
internal sealed class RecordText(ViewOptions options, Ink ink)
{
    private const int TimeColumn = 6;
    private const int TextColumn = 32;

    private readonly Dictionary<int, TimeSpan> _opened = [];
    private readonly ReadText _reads = new(options);
    private readonly UnitText _units = new(options);

    public string Missed(long reads) => Line().Add(Tone.Mistake, ViewTexts.Missed.With(LineText.Number(reads)).In(options.Language)).End().ToString();

    public string Of(PendingRead pending) => pending.Record switch
    {
        ConnectionOpened opened => Opened(opened),
        ChunkRead read => Read(read, pending.Writes),
        ChunkWritten written => Written(written, pending.Late),
        SideEnded ended => Ended(ended),
        MischiefDone done => Mischief(done),
        ConnectionClosed closed => Closed(closed),
        _ => "",
    };

    private string Opened(ConnectionOpened opened)
    {
        _opened[opened.Connection] = opened.At;
        string clock = opened.Clock.ToLocalTime().ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        Bilingual text = opened.Server is null
            ? ViewTexts.Unreachable.With(opened.Connection, clock, opened.Client, opened.Failure)
            : ViewTexts.Opened.With(opened.Connection, clock, opened.Client, opened.Server);
        return Line().Add(opened.Server is null ? Tone.Mistake : Tone.Strong, "── " + text.In(options.Language)).End().ToString();
    }

    private string Read(ChunkRead read, IReadOnlyList<int> writes)
    {
        LineText text = Line();
        if (read.MissedReads > 0)
        {
            text.To(TextColumn).Add(Tone.Mistake, ViewTexts.MissedHere.With(LineText.Number(read.MissedReads)).In(options.Language)).End();
        }

        if (options.HasChunks && read.Number > 0)
        {
            _reads.Add(Start(text, read, read.Side, read.Gap), read, writes);
        }

        foreach (WireUnit unit in options.HasUnits ? read.Units : [])
        {
            _units.Add(text, unit, read.Side);
        }

        foreach (Finding finding in read.Findings)
        {
            FindingLines.Add(text, finding, options.Language);
        }

        return text.ToString();
    }

    private string Written(ChunkWritten written, TimeSpan? late)
    {
        LineText text = Start(Line(), written, written.Side, null);
        text.Add(Tone.Strong, $"send {LineText.Number(written.Length)}");
        return (late is { } time ? text.Add(Tone.Faint, "   " + ViewTexts.Later.With(LineText.Microseconds(time)).In(options.Language)) : text).End().ToString();
    }

    private string Ended(SideEnded ended) =>
        Start(Line(), ended, ended.Side, null).Add(ended.IsReset ? Tone.Mistake : Tone.Strong, (ended.IsReset ? ViewTexts.Reset : ViewTexts.Fin).In(options.Language)).End().ToString();

    private string Mischief(MischiefDone done)
    {
        Bilingual text = done.Kind switch
        {
            MischiefKind.Split => ViewTexts.Split,
            MischiefKind.Stalled => ViewTexts.Stalled,
            MischiefKind.Reset => ViewTexts.Cut,
            _ => ViewTexts.Vanished,
        };
        return Start(Line(), done, done.Side, null).Add(Tone.Mistake, text.In(options.Language)).End().ToString();
    }

    private string Closed(ConnectionClosed closed)
    {
        _opened.Remove(closed.Connection);
        _reads.Forget(closed.Connection);
        LineText text = Line();
        SummaryText.Add(text, closed, options);
        return text.ToString();
    }

    private LineText Start(LineText text, WireRecord record, WireSide side, TimeSpan? gap)
    {
        TimeSpan time = record.At - _opened.GetValueOrDefault(record.Connection);
        string after = gap is { } rest ? $"+{LineText.Microseconds(rest)} µs" : "";
        return text
            .Add(Tone.Faint, $"{record.Connection,3} ")
            .Add(ToneOf(side), side == WireSide.Client ? "▶" : "◀")
            .To(TimeColumn)
            .Add(Tone.Faint, $"{Seconds(time),11} {after,12}")
            .To(TextColumn);
    }

    private LineText Line() => new(ink, options.Columns);

    private static Tone ToneOf(WireSide side) => side == WireSide.Client ? Tone.Client : Tone.Server;

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F6", CultureInfo.InvariantCulture);
}

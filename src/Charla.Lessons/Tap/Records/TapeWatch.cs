using System.Diagnostics;
using Charla.Lessons.Tap.Proxy;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Records;

/// <summary>Looks at a tape on a thread of its own, and gives what it sees to the sinks.</summary>
internal sealed class TapeWatch : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(25);

    private readonly WireTape _tape;
    private readonly TapOptions _options;
    private readonly IReadOnlyList<SlowSink> _sinks;
    private readonly bool _wantsBytes;
    private readonly Dictionary<int, ConnectionWatch> _open = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _clock = DateTimeOffset.UtcNow;
    private readonly Thread _thread;

    /// <summary>Begins to look.</summary>
    /// <param name="tape">Not this one's to dispose of.</param>
    /// <param name="options">How to look.</param>
    /// <param name="sinks">Not this one's to dispose of.</param>
    /// <param name="wantsBytes">Whether any sink wants to see bytes.</param>
    public TapeWatch(WireTape tape, TapOptions options, IReadOnlyList<SlowSink> sinks, bool wantsBytes)
    {
        (_tape, _options, _sinks, _wantsBytes) = (tape, options, sinks, wantsBytes);
        _thread = new Thread(Run) { IsBackground = true, Name = "tap watch", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Waits until everything on the tape, which must be closed, was looked at.</summary>
    public void Dispose() => _thread.Join();

    private void Run()
    {
        while (_tape.Take(_open.Count == 0 ? Timeout.InfiniteTimeSpan : _tick) is { } reel)
        {
            foreach (TapeEntry entry in reel.Entries)
            {
                Look(entry, reel);
            }

            // While there is more to look at, the silence after what was looked at isn't known to be one.
            Wait(reel.Entries.Count == 0 ? Stopwatch.GetTimestamp() : reel.Entries[^1].At);
        }
    }

    private void Wait(long timestamp)
    {
        TimeSpan now = Time(timestamp);
        foreach (ConnectionWatch watch in _open.Values)
        {
            foreach (ChunkRead late in watch.Waited(now))
            {
                Give(late);
            }
        }
    }

    private void Look(in TapeEntry entry, TapeReel reel)
    {
        TimeSpan at = Time(entry.At);
        if (entry.Detail is TapeOpening opening)
        {
            Open(entry, at, opening);
        }
        else if (_open.TryGetValue(entry.Connection, out ConnectionWatch? watch))
        {
            Look(entry, at, reel, watch);
        }
    }

    private void Look(in TapeEntry entry, TimeSpan at, TapeReel reel, ConnectionWatch watch)
    {
        switch (entry.Kind)
        {
            case TapeKind.Read:
                ReadOnlyMemory<byte> bytes = reel.BytesOf(entry);
                Give(watch.Read(entry, at, bytes.Span, _wantsBytes ? bytes.ToArray() : default));
                break;
            case TapeKind.Wrote:
                Give(watch.Wrote(entry, at));
                break;
            case TapeKind.Mischief:
                Give(watch.Misbehaved(entry, at));
                break;
            case TapeKind.Closed:
                Close(entry, at, watch);
                break;
            default:
                Give(watch.Ended(entry.Side, at));
                Give(new SideEnded(entry.Connection, at, entry.Side, entry.Kind == TapeKind.Reset));
                break;
        }
    }

    private void Open(in TapeEntry entry, TimeSpan at, TapeOpening opening)
    {
        Give(new ConnectionOpened(entry.Connection, at, _clock + at, opening.Client, opening.Listening, opening.Server, opening.Failure));
        if (entry.Kind == TapeKind.Opened)
        {
            _open.Add(entry.Connection, new ConnectionWatch(entry.Connection, at, _options.ForWatch()));
        }
    }

    private void Close(in TapeEntry entry, TimeSpan at, ConnectionWatch watch)
    {
        // A side that was cut off has not ended by itself.
        Give(watch.Ended(WireSide.Client, at));
        Give(watch.Ended(WireSide.Server, at));
        Give(watch.Close(at, (ConnectionTotals)entry.Detail!));
        _open.Remove(entry.Connection);
    }

    private void Give(WireRecord? record)
    {
        if (record is null)
        {
            return;
        }

        foreach (SlowSink sink in _sinks)
        {
            sink.Offer(record);
        }
    }

    private TimeSpan Time(long timestamp) => Stopwatch.GetElapsedTime(_start, timestamp);
}

using System.Diagnostics;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;
using Charla.Protocol;

namespace Charla.Window.Wire;

/// <summary>Looks at what passes on all links, on a thread of its own that comes after everything else: so that looking never slows a link down.</summary>
internal sealed class WireWatch : IDisposable
{
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(25);

    // Longer than any silence that tells the doctor something.
    private static readonly TimeSpan _attention = TimeSpan.FromSeconds(1);

    private readonly WireTape _tape = new();
    private readonly Dictionary<int, LinkObserver> _links = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _clock = DateTimeOffset.UtcNow;
    private readonly Thread _thread;
    private TimeSpan _attentiveUntil;

    public WireWatch()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "wire watch", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <summary>Begins to tape a link.</summary>
    /// <returns>Where it is told what passes, and what can be read of it.</returns>
    public (LinkTape Tape, WireFeed Feed) Begin(int number, WatchOptions options, Language language)
    {
        LinkOpening opening = new(options, new WireFeed(language));
        _tape.Tell(number, TapeKind.Opened, detail: opening);
        return (new LinkTape(number, _tape), opening.Feed);
    }

    public void Dispose()
    {
        _tape.Close();
        _thread.Join();
        _tape.Dispose();
    }

    private void Run()
    {
        while (_tape.Take(Time(Stopwatch.GetTimestamp()) < _attentiveUntil ? _tick : Timeout.InfiniteTimeSpan) is { } reel)
        {
            foreach (TapeEntry entry in reel.Entries)
            {
                Look(entry, reel);
            }

            // While there is more to look at, the silence after what was looked at isn't known to be one.
            TimeSpan now = Time(reel.Entries.Count == 0 ? Stopwatch.GetTimestamp() : reel.Entries[^1].At);
            foreach (LinkObserver link in _links.Values)
            {
                link.Waited(now);
            }
        }
    }

    private void Look(in TapeEntry entry, TapeReel reel)
    {
        TimeSpan at = Time(entry.At);
        if (entry.Detail is LinkOpening opening)
        {
            _links.Add(entry.Connection, new LinkObserver(opening, entry.Connection, at, _clock));
        }

        LinkObserver link = _links[entry.Connection];
        _attentiveUntil = at + _attention + link.Attention;
        switch (entry.Kind)
        {
            case TapeKind.Read:
                link.Read(entry, at, reel.BytesOf(entry).Span);
                break;
            case TapeKind.Ended:
                link.Ended(entry.Side, at);
                break;
            case TapeKind.Closed:
                link.Close(at);
                _links.Remove(entry.Connection);
                break;
            default:
                break;
        }
    }

    private TimeSpan Time(long timestamp) => Stopwatch.GetElapsedTime(_start, timestamp);
}

using System.Diagnostics;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>What the forwarding threads tell, for the one thread that looks at it. Telling never waits.</summary>
/// <remarks>
/// Two reels: one is written while the other is read. A reel is bounded in bytes and in entries; a read that doesn't fit is not taped, and
/// whoever told it is told so. What isn't a read or a write is always taped: a connection has only a handful of those.
/// The reader gathers for <see cref="_gathering"/> before it looks, so that a wake-up is paid at most a hundred times a second.
/// </remarks>
internal sealed class WireTape : IDisposable
{
    private const int MaxBytes = 8 * 1024 * 1024;
    private const int MaxEntries = 100_000;

    private static readonly TimeSpan _gathering = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _something = new(initialState: false);
    private TapeReel _writing = new();
    private TapeReel _reading = new();
    private bool _closed;

    /// <summary>Tapes a read that <paramref name="count"/> has in it already; false where there was no room for it.</summary>
    public bool TryRead(int connection, SideCount count, long at, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_writing.Used + bytes.Length > MaxBytes || _writing.Entries.Count >= MaxEntries)
            {
                return false;
            }

            _writing.Add(new TapeEntry(connection, TapeKind.Read, count.Side, at, 0, bytes.Length, count.Bytes - bytes.Length, count.Reads, null), bytes);
            WakeOnFirst();
            return true;
        }
    }

    /// <summary>Tapes a write, where there is room.</summary>
    public void Wrote(int connection, WireSide side, int count)
    {
        long at = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            if (_writing.Entries.Count < MaxEntries)
            {
                _writing.Add(new TapeEntry(connection, TapeKind.Wrote, side, at, 0, count, 0, 0, null));
                WakeOnFirst();
            }
        }
    }

    /// <summary>Tapes anything else.</summary>
    public void Tell(int connection, TapeKind kind, WireSide side = WireSide.Client, object? detail = null)
    {
        long at = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            _writing.Add(new TapeEntry(connection, kind, side, at, 0, 0, 0, 0, detail));
            WakeOnFirst();
        }
    }

    /// <summary>Nothing more is taped.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
        }

        _something.Set();
    }

    /// <summary>Waits for entries, at the most so long. Null once the tape is closed and everything was taken. The reel is the caller's until the next call.</summary>
    public TapeReel? Take(TimeSpan longest)
    {
        _reading.Clear();
        if (!Volatile.Read(ref _closed) && _something.WaitOne(longest) && !Volatile.Read(ref _closed))
        {
            Thread.Sleep(_gathering);
        }

        lock (_gate)
        {
            (_writing, _reading) = (_reading, _writing);
            return _closed && _reading.Entries.Count == 0 ? null : _reading;
        }
    }

    public void Dispose() => _something.Dispose();

    private void WakeOnFirst()
    {
        if (_writing.Entries.Count == 1)
        {
            _something.Set();
        }
    }
}

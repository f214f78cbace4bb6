using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>The far end of a <see cref="BadRelay"/>: takes what is held and hands it on as <see cref="Mischief"/> has it.</summary>
internal sealed class BadLine(TapConnection connection, WireSide side, Mischief mischief, BlockingCollection<HeldRead> held)
{
    private const int BitsPerByte = 10;

    /// <summary>At a limited speed, pieces last this long, so that they trickle instead of coming in gushes.</summary>
    private static readonly TimeSpan _trickle = TimeSpan.FromMilliseconds(20);

    private readonly bool _isSpoilt = mischief.Side is null || mischief.Side == side;
    private long _handedOn;
    private long _due;
    private long _lineIsFree;
    private HeldRead? _next;
    private bool _isSplitting;

    public void Run()
    {
        try
        {
            BeginSplit(0);
            while (TryTake(out HeldRead read))
            {
                WaitForDelay(read);
                BeginSplit(_handedOn);
                if (read.Bytes.IsEmpty)
                {
                    End(read.End);
                    return;
                }

                HandOn(_isSpoilt && mischief.Glue ? Glued(read) : read.Bytes);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection was cut while something was held back.
        }
    }

    private bool TryTake(out HeldRead read)
    {
        if (_next is { } next)
        {
            (read, _next) = (next, null);
            return true;
        }

        return held.TryTake(out read, Timeout.Infinite, connection.Cut);
    }

    /// <summary>Everything else that comes within the window of the first, as far as it fits into one buffer.</summary>
    private ReadOnlyMemory<byte> Glued(HeldRead first)
    {
        List<byte> glued = [.. first.Bytes.Span];
        long start = Stopwatch.GetTimestamp();
        while (Remaining(start) is { } rest && held.TryTake(out HeldRead more, rest, connection.Cut))
        {
            if (more.Bytes.IsEmpty || glued.Count + more.Bytes.Length > StraightRelay.BufferLength)
            {
                _next = more;
                break;
            }

            glued.AddRange(more.Bytes.Span);
        }

        return glued.ToArray();

        static int? Remaining(long start) =>
            (Mischief.GlueWindow - Stopwatch.GetElapsedTime(start)).TotalMilliseconds is > 0 and var rest ? (int)Math.Ceiling(rest) : null;
    }

    private void HandOn(ReadOnlyMemory<byte> bytes)
    {
        bool isFirst = true;
        while (!bytes.IsEmpty)
        {
            long allowed = StopHere();
            int piece = (int)Math.Min(Math.Min(bytes.Length, allowed), PieceLength());
            if (!isFirst && _isSplitting)
            {
                Wait(Mischief.PiecePause);
            }

            WaitForLine(piece);

            // Told before the last whole piece is handed on: whoever watches must know it when the answer to that is there.
            BeginSplit(_handedOn + piece);
            if (!Write(bytes.Span[..piece]))
            {
                throw new OperationCanceledException();
            }

            _handedOn += piece;
            bytes = bytes[piece..];
            isFirst = false;
        }

        StopHere();
    }

    /// <summary>Does what is due at this point of the stream. What it returns is how many bytes may follow; none is never returned, for then it waits for the end.</summary>
    private long StopHere()
    {
        long allowed = long.MaxValue;
        foreach ((Threshold? threshold, MischiefKind kind) in Stops())
        {
            long remaining = threshold?.Remaining(_handedOn, connection.Age) ?? long.MaxValue;
            if (remaining == 0)
            {
                connection.Misbehave(kind, side);
                StopUntilCut(kind);
            }

            allowed = Math.Min(allowed, remaining);
        }

        return allowed;
    }

    private IEnumerable<(Threshold? At, MischiefKind Kind)> Stops()
    {
        if (_isSpoilt)
        {
            yield return (mischief.Stall, MischiefKind.Stalled);
            yield return (mischief.Reset, MischiefKind.Reset);
        }

        if (side == WireSide.Client && mischief.HalfOpen is { Bytes: not null } or { Time: not null })
        {
            yield return (mischief.HalfOpen, MischiefKind.Vanished);
        }
    }

    private void StopUntilCut(MischiefKind kind)
    {
        if (kind == MischiefKind.Stalled)
        {
            connection.Cut.WaitHandle.WaitOne();
        }

        throw new OperationCanceledException();
    }

    private void BeginSplit(long handedOn)
    {
        bool isDue = mischief.SplitAfter is not { } after || after.Remaining(handedOn, connection.Age) == 0;
        if (_isSpoilt && mischief.Split is not null && !_isSplitting && isDue)
        {
            _isSplitting = true;
            connection.Misbehave(MischiefKind.Split, side);
        }
    }

    private int PieceLength()
    {
        int piece = _isSplitting ? mischief.Split!.Value : int.MaxValue;
        return _isSpoilt && mischief.Baud is { } baud ? Math.Min(piece, Math.Max(1, (int)(baud / BitsPerByte * _trickle.TotalSeconds))) : piece;
    }

    private void End(SocketError error)
    {
        StopHere();
        if (side == WireSide.Client && mischief.HalfOpen is not null)
        {
            connection.Misbehave(MischiefKind.Vanished, side);
        }
        else
        {
            connection.CarryEnd(side, error);
        }
    }

    private bool Write(ReadOnlySpan<byte> piece) =>
        (side == WireSide.Server && connection.HasVanished)
        || connection.TryWrite(side, connection.SocketOf(side.Other()), piece)
        || (side == WireSide.Server && mischief.HalfOpen is not null);

    [SuppressMessage("Security", "CA5394", Justification = "A jitter need not be secret.")]
    private void WaitForDelay(HeldRead read)
    {
        if (_isSpoilt && mischief.Delay > TimeSpan.Zero)
        {
            TimeSpan delay = mischief.Delay + (mischief.Jitter * ((Random.Shared.NextDouble() * 2) - 1));
            _due = Math.Max(_due, read.At + Ticks(delay));
            Wait(Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _due));
        }
    }

    private void WaitForLine(int piece)
    {
        if (_isSpoilt && mischief.Baud is { } baud)
        {
            long now = Stopwatch.GetTimestamp();
            _lineIsFree = Math.Max(_lineIsFree, now) + Ticks(TimeSpan.FromSeconds((double)piece * BitsPerByte / baud));
            Wait(Stopwatch.GetElapsedTime(now, _lineIsFree));
        }
    }

    private void Wait(TimeSpan time)
    {
        if (time > TimeSpan.Zero && connection.Cut.WaitHandle.WaitOne(time))
        {
            throw new OperationCanceledException();
        }
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}

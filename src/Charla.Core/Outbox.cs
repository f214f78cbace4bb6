using System.Buffers;

namespace Charla.Core;

/// <summary>Everything that is on its way to one connection.</summary>
/// <remarks>
/// Contract: never blocks its caller, never reorders, has one writer to the wire at a time, and is bounded in bytes. Any thread may
/// write. Frames are shared with other outboxes and never changed. While the wire keeps up nothing is queued and nothing allocated:
/// the caller's own thread hands the bytes to the kernel. When the wire is full a pump takes over until the queue is empty.
/// </remarks>
internal sealed class Outbox(IWire wire, int limit, TimeProvider time)
{
    private const int CoalesceBytes = 64 * 1024;

    private readonly Lock _gate = new();
    private Queue<ReadOnlyMemory<byte>>? _queue;
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _emptied;
    private int _queuedBytes;
    private bool _sending;
    private bool _closed;
    private long _waitingSince;

    /// <summary>Bytes that wait, at this moment.</summary>
    public int QueuedBytes => Volatile.Read(ref _queuedBytes);

    public bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>How long the wire has taken no byte although some wait; zero while it takes them.</summary>
    public TimeSpan StalledFor
    {
        get
        {
            long since = Volatile.Read(ref _waitingSince);
            return since == 0 ? TimeSpan.Zero : time.GetElapsedTime(since);
        }
    }

    /// <summary>Takes events for a live reader; false where they don't fit, and then nothing of them was taken.</summary>
    /// <param name="frames">Whole frames.</param>
    /// <param name="flush">False where another write follows at once: both then leave together.</param>
    public bool TryWrite(ReadOnlyMemory<byte> frames, bool flush = true) => Enqueue(frames, flush, mayRefuse: true);

    /// <summary>Takes a reply whatever waits. Who causes replies must be slowed down by <see cref="WaitForRoomAsync"/>.</summary>
    public void Write(ReadOnlyMemory<byte> frames) => Enqueue(frames, flush: true, mayRefuse: false);

    /// <summary>Completes when at most half of the limit waits, or the connection is gone.</summary>
    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            bool hasRoom = _closed || _queuedBytes <= limit / 2;
            return hasRoom ? Task.CompletedTask : (_room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Completes when nothing waits any more, or the connection is gone.</summary>
    public Task WaitUntilEmptyAsync()
    {
        lock (_gate)
        {
            return _closed || !_sending ? Task.CompletedTask : (_emptied ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Forgets what waits and takes nothing more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _queue = null;
            _queuedBytes = 0;
            _waitingSince = 0;
            _room?.TrySetResult();
            _emptied?.TrySetResult();
        }
    }

    private bool Enqueue(ReadOnlyMemory<byte> frames, bool flush, bool mayRefuse)
    {
        lock (_gate)
        {
            if (_closed || frames.IsEmpty)
            {
                return true;
            }

            if (mayRefuse && _queuedBytes > 0 && _queuedBytes + frames.Length > limit)
            {
                return false;
            }

            bool queue = _sending || !flush || _queuedBytes > 0;
            if (queue)
            {
                (_queue ??= new()).Enqueue(frames);
                _queuedBytes += frames.Length;
                frames = default;
            }

            if (_sending || !flush)
            {
                return true;
            }

            _sending = true;
        }

        Drain(frames);
        return true;
    }

    /// <summary>Sends on this thread for as long as the wire takes it. The caller is the one writer.</summary>
    private void Drain(ReadOnlyMemory<byte> direct)
    {
        Chunk chunk = new() { Bytes = direct };
        while (!chunk.Bytes.IsEmpty || TryTake(ref chunk))
        {
            int sent = wire.TrySend(chunk.Bytes.Span);
            if (!Sent(ref chunk, sent))
            {
                return;
            }

            if (!chunk.Bytes.IsEmpty)
            {
                _ = PumpAsync(chunk);
                return;
            }
        }
    }

    /// <summary>Goes on where <see cref="Drain"/> met a full wire, until nothing is queued.</summary>
    private async Task PumpAsync(Chunk chunk)
    {
        Count(ref chunk);
        while (!chunk.Bytes.IsEmpty || TryTake(ref chunk))
        {
            Volatile.Write(ref _waitingSince, time.GetTimestamp());
            int sent = await wire.SendAsync(chunk.Bytes);
            if (!Sent(ref chunk, sent))
            {
                return;
            }
        }
    }

    /// <summary>Notes what the wire took; false where it is closed.</summary>
    private bool Sent(ref Chunk chunk, int sent)
    {
        if (sent == IWire.Closed)
        {
            chunk.Release();
            Close();
            return false;
        }

        chunk.Bytes = chunk.Bytes[sent..];
        if (chunk.IsCounted)
        {
            lock (_gate)
            {
                _queuedBytes = _closed ? 0 : _queuedBytes - sent;
                SignalRoom();
            }
        }

        return true;
    }

    /// <summary>Bytes that were handed over directly and did not all go now count as waiting.</summary>
    private void Count(ref Chunk chunk)
    {
        if (!chunk.IsCounted)
        {
            lock (_gate)
            {
                _queuedBytes += chunk.Bytes.Length;
                chunk.IsCounted = true;
            }
        }
    }

    /// <summary>Takes the next bytes to send, several writes as one chunk; false, and no longer sending, where none wait.</summary>
    private bool TryTake(ref Chunk chunk)
    {
        chunk.Release();
        lock (_gate)
        {
            if (_queue is null || !_queue.TryDequeue(out chunk.Bytes))
            {
                (_queue, _sending, _waitingSince) = (null, false, 0);
                _emptied?.TrySetResult();
                _emptied = null;
                return false;
            }

            chunk.IsCounted = true;
            while (_queue.TryPeek(out ReadOnlyMemory<byte> next) && chunk.TryAppend(next))
            {
                _queue.Dequeue();
            }

            return true;
        }
    }

    private void SignalRoom()
    {
        if (_room is not null && _queuedBytes <= limit / 2)
        {
            _room.TrySetResult();
            _room = null;
        }
    }

    /// <summary>What is being sent: one write as it is, or several copied together into a rented buffer.</summary>
    private struct Chunk
    {
        public ReadOnlyMemory<byte> Bytes;

        /// <summary>Whether the bytes count as queued: they stay so until they are sent.</summary>
        public bool IsCounted;

        private byte[]? _rented;

        public bool TryAppend(ReadOnlyMemory<byte> next)
        {
            int length = Bytes.Length;
            if (length + next.Length > CoalesceBytes)
            {
                return false;
            }

            if (_rented is null)
            {
                _rented = ArrayPool<byte>.Shared.Rent(CoalesceBytes);
                Bytes.CopyTo(_rented);
            }

            next.CopyTo(_rented.AsMemory(length));
            Bytes = _rented.AsMemory(0, length + next.Length);
            return true;
        }

        public void Release()
        {
            if (_rented is not null)
            {
                ArrayPool<byte>.Shared.Return(_rented);
            }

            this = default;
        }
    }
}

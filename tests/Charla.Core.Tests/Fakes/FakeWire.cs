using System.Buffers;
using System.Globalization;
using System.Text;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Core.Tests.Fakes;

/// <summary>The other end of a connection: takes everything, or so many bytes, or nothing until it is told to; and remembers what came.</summary>
internal sealed class FakeWire : IWire
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly List<byte> _unread = [];
    private readonly List<byte[]> _payloads = [];
    private readonly List<ServerMessage> _messages = [];
    private readonly Lock _looking = new();
    private readonly List<(Func<bool> Condition, TaskCompletionSource Met)> _waiters = [];
    private TaskCompletionSource _moved = NewSignal();
    private long _window = long.MaxValue;
    private int _writers;
    private bool _isClosed;

    /// <summary>Most bytes taken in one call.</summary>
    public int Step { get; set; } = int.MaxValue;

    public long TakenBytes { get; private set; }

    public int Sends { get; private set; }

    public bool IsAborted { get; private set; }

    public bool IsCompleted { get; private set; }

    /// <summary>Two writers at once, which an outbox must never be.</summary>
    public bool HadTwoWriters { get; private set; }

    /// <summary>Whole frames that have come.</summary>
    public IReadOnlyList<byte[]> Payloads
    {
        get
        {
            lock (_gate)
            {
                return [.. _payloads];
            }
        }
    }

    public IReadOnlyList<string> Texts => [.. Payloads.Select(Encoding.UTF8.GetString)];

    /// <summary>What has come, as charla/1; plain frames are passed over.</summary>
    public IReadOnlyList<ServerMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>Takes nothing more.</summary>
    public void Block() => SetWindow(0);

    /// <summary>Takes so many bytes more.</summary>
    public void Allow(int bytes) => SetWindow(Math.Min(_window, long.MaxValue - bytes) + bytes);

    /// <summary>Takes everything again.</summary>
    public void Unblock() => SetWindow(long.MaxValue);

    /// <summary>The peer is gone.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            _moved.TrySetResult();
        }
    }

    /// <summary>Completes when a condition over what has come holds; it is looked at again whenever something comes.</summary>
    public async Task WaitUntilAsync(Func<bool> condition)
    {
        TaskCompletionSource met = NewSignal();
        lock (_gate)
        {
            _waiters.Add((condition, met));
        }

        Look();
        try
        {
            await met.Task.WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException("What has come: " + string.Join('\n', Texts.TakeLast(10)));
        }
    }

    public int TrySend(ReadOnlySpan<byte> frames)
    {
        Enter();
        int taken = Take(frames);
        Interlocked.Decrement(ref _writers);
        Look();
        return taken;
    }

    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames)
    {
        Enter();
        Look();
        int taken;
        while ((taken = Take(frames.Span)) == 0)
        {
            Task moved;
            lock (_gate)
            {
                moved = _window > 0 || _isClosed ? Task.CompletedTask : _moved.Task;
            }

            await moved;
        }

        Interlocked.Decrement(ref _writers);
        Look();
        return taken;
    }

    public void Abort()
    {
        IsAborted = true;
        Close();
        Look();
    }

    public void CompleteOutput()
    {
        IsCompleted = true;
        Look();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void SetWindow(long window)
    {
        lock (_gate)
        {
            _window = window;
            if (window > 0)
            {
                _moved.TrySetResult();
                _moved = NewSignal();
            }
        }
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _writers) > 1)
        {
            HadTwoWriters = true;
        }
    }

    private int Take(ReadOnlySpan<byte> frames)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return IWire.Closed;
            }

            int taken = (int)Math.Min(Math.Min(frames.Length, Step), _window);
            _window -= _window == long.MaxValue ? 0 : taken;
            _unread.AddRange(frames[..taken]);
            TakenBytes += taken;
            Sends += taken > 0 ? 1 : 0;
            CutFrames();
            return taken;
        }
    }

    private void CutFrames()
    {
        int start = 0;
        while (_unread.Count - start >= Frame.HeaderLength)
        {
            byte[] header = [.. _unread.GetRange(start, Frame.HeaderLength)];
            int length = int.Parse(Encoding.ASCII.GetString(header), CultureInfo.InvariantCulture);
            if (_unread.Count - start < Frame.HeaderLength + length)
            {
                break;
            }

            byte[] payload = [.. _unread.GetRange(start + Frame.HeaderLength, length)];
            _payloads.Add(payload);
            if (payload is [(byte)'{', ..])
            {
                _messages.Add(MessageReader.ReadServerMessage(new ReadOnlySequence<byte>(payload))!);
            }

            start += Frame.HeaderLength + length;
        }

        _unread.RemoveRange(0, start);
    }

    // One look at a time: a condition may remember how far it has looked. What it throws is for the test, not for who is sending.
    private void Look()
    {
        lock (_looking)
        {
            List<(Func<bool> Condition, TaskCompletionSource Met)> waiters;
            lock (_gate)
            {
                waiters = [.. _waiters];
            }

            foreach ((Func<bool> condition, TaskCompletionSource met) in waiters)
            {
                if (IsMet(condition, met))
                {
                    lock (_gate)
                    {
                        _waiters.Remove((condition, met));
                    }
                }
            }
        }
    }

    private static bool IsMet(Func<bool> condition, TaskCompletionSource met)
    {
        try
        {
            return condition() && met.TrySetResult();
        }
        catch (InvalidOperationException unwanted)
        {
            return met.TrySetException(unwanted);
        }
    }
}

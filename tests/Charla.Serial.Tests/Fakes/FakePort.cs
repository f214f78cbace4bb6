using System.Threading.Channels;

namespace Charla.Serial.Tests.Fakes;

/// <summary>A line without a device: the test is the other end.</summary>
internal sealed class FakePort : ISerialPort
{
    private readonly Channel<byte[]> _arriving = Channel.CreateUnbounded<byte[]>();
    private readonly Lock _gate = new();
    private readonly List<byte> _written = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isReading;
    private bool _isBlocked;
    private bool _isGone;

    public IReadOnlyList<string> Refused { get; init; } = [];

    public bool IsDisposed { get; private set; }

    /// <summary>Everything that was written, as UTF-8.</summary>
    public string Written
    {
        get
        {
            lock (_gate)
            {
                return System.Text.Encoding.UTF8.GetString([.. _written]);
            }
        }
    }

    /// <summary>The device sends something.</summary>
    public void Send(string text) => Send(System.Text.Encoding.UTF8.GetBytes(text));

    public void Send(byte[] bytes) => _arriving.Writer.TryWrite(bytes);

    /// <summary>The device is unplugged.</summary>
    public void Unplug()
    {
        _arriving.Writer.TryComplete();
        Change(() => _isGone = true);
    }

    /// <summary>The device takes nothing more.</summary>
    public void Block() => Change(() => _isBlocked = true);

    public void Unblock() => Change(() => _isBlocked = false);

    /// <summary>Waits until what was written is as wanted.</summary>
    public async Task WaitForAsync(string text)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                moved = _moved.Task;
            }

            if (Written.Contains(text, StringComparison.Ordinal))
            {
                return;
            }

            await moved.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    /// <summary>Waits until everything that was sent has been read and the reader has asked for more.</summary>
    public async Task WaitUntilReadAsync()
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                moved = _moved.Task;
            }

            if (_isReading && !_arriving.Reader.TryPeek(out _))
            {
                return;
            }

            await moved.WaitAsync(TimeSpan.FromSeconds(20));
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        Change(() => _isReading = true);
        if (!await _arriving.Reader.WaitToReadAsync(cancellationToken))
        {
            return ISerialPort.Gone;
        }

        byte[] bytes = await _arriving.Reader.ReadAsync(cancellationToken);
        Change(() => _isReading = false);
        bytes.Length.ShouldBeLessThanOrEqualTo(buffer.Length);
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    public int TryWrite(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_isGone || _isBlocked)
            {
                return _isGone ? ISerialPort.Gone : 0;
            }

            _written.AddRange(bytes);
        }

        Change(() => { });
        return bytes.Length;
    }

    public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                moved = _moved.Task;
            }

            int count = TryWrite(bytes.Span);
            if (count != 0)
            {
                return count;
            }

            await moved.WaitAsync(cancellationToken);
        }
    }

    public Task DrainAsync(TimeSpan limit) => Task.CompletedTask;

    public void Discard()
    {
        // Nothing waits here.
    }

    public void Dispose()
    {
        IsDisposed = true;
        Unplug();
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _moved.TrySetResult();
            _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

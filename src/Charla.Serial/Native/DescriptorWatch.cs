using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace Charla.Serial.Native;

/// <summary>Tells when a descriptor can be read or written, by a thread of its own in <c>poll</c>. It holds the descriptor open until it has ended.</summary>
internal sealed class DescriptorWatch : IDisposable
{
    private const int Forever = -1;
    private const int Nothing = -1;
    private const short Broken = LibC.Error | LibC.HungUp | LibC.NotOpen;

    private readonly Lock _gate = new();
    private readonly SafeFileHandle _handle;
    private readonly AnonymousPipeServerStream _wake = new(PipeDirection.Out);
    private readonly Thread _thread;
    private TaskCompletionSource? _readable;
    private TaskCompletionSource? _writable;
    private bool _isWoken;
    private bool _isClosed;

    public DescriptorWatch(SafeFileHandle handle, string name)
    {
        _handle = handle;
        bool isHeld = false;
        handle.DangerousAddRef(ref isHeld);
        _thread = new Thread(Run) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>The other end has gone.</summary>
    public bool IsHungUp { get; private set; }

    /// <summary>Completes when there may be something to read, or the descriptor is broken or no longer watched.</summary>
    public Task WaitReadableAsync() => WaitAsync(ref _readable);

    /// <summary>Completes when something may be written, or the descriptor is broken or no longer watched.</summary>
    public Task WaitWritableAsync() => WaitAsync(ref _writable);

    /// <summary>Ends it. When this returns nobody waits any more, and the descriptor is not held.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                Wake();
            }
        }

        _thread.Join();
    }

    private Task WaitAsync(ref TaskCompletionSource? waiter)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return Task.CompletedTask;
            }

            waiter ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            Wake();
            return waiter.Task;
        }
    }

    /// <summary>At most one byte is in the pipe, so writing it never waits.</summary>
    private void Wake()
    {
        if (!_isWoken)
        {
            _isWoken = true;
            _wake.WriteByte(1);
        }
    }

    private void Run()
    {
        int wake = (int)_wake.ClientSafePipeHandle.DangerousGetHandle();
        Span<LibC.Waiting> waiting = stackalloc LibC.Waiting[2];
        while (Events() is { } events)
        {
            waiting[0] = new() { Descriptor = events == 0 ? Nothing : (int)_handle.DangerousGetHandle(), Events = events };
            waiting[1] = new() { Descriptor = wake, Events = LibC.Readable };
            if (LibC.Poll(waiting, 2, Forever) > 0)
            {
                Tell(waiting[0].Returned);
                Clear(waiting[1].Returned);
            }
        }

        Tell(LibC.NotOpen);
        _wake.DisposeLocalCopyOfClientHandle();
        _wake.Dispose();
        _handle.DangerousRelease();
    }

    /// <summary>What somebody waits for; null when nobody will any more.</summary>
    private short? Events()
    {
        lock (_gate)
        {
            short events = (short)((_readable is null ? 0 : LibC.Readable) | (_writable is null ? 0 : LibC.Writable));
            return _isClosed ? null : events;
        }
    }

    private void Tell(short returned)
    {
        lock (_gate)
        {
            IsHungUp |= (returned & Broken) != 0;
            Complete(ref _readable, (returned & (LibC.Readable | Broken)) != 0);
            Complete(ref _writable, (returned & (LibC.Writable | Broken)) != 0);
        }
    }

    private static void Complete(ref TaskCompletionSource? waiter, bool isReady)
    {
        if (isReady)
        {
            waiter?.TrySetResult();
            waiter = null;
        }
    }

    private void Clear(short returned)
    {
        if (returned != 0)
        {
            lock (_gate)
            {
                Span<byte> one = stackalloc byte[1];
                _ = LibC.Read(_wake.ClientSafePipeHandle, one, one.Length);
                _isWoken = false;
            }
        }
    }
}

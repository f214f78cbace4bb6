using System.Runtime.InteropServices;
using Charla.Serial.Native;
using Microsoft.Win32.SafeHandles;

namespace Charla.Serial;

/// <summary>A serial line of Linux or macOS, by the C library's termios calls.</summary>
internal sealed class SerialPort : ISerialPort
{
    private readonly SafeFileHandle _handle;
    private readonly DescriptorWatch _watch;

    private SerialPort(SafeFileHandle handle, SerialSettings settings)
    {
        _handle = handle;
        _watch = new DescriptorWatch(handle, $"serial {settings.Path}");
        Refused = TerminalMode.Refused((int)handle.DangerousGetHandle(), settings);
    }

    public IReadOnlyList<string> Refused { get; }

    /// <summary>Opens a line, for this process alone, and sets it as told.</summary>
    /// <exception cref="SerialException">It can't be used: the text says why.</exception>
    public static SerialPort Open(SerialSettings settings)
    {
        if (OperatingSystem.IsWindows())
        {
            throw SerialException.NotOnWindows();
        }

        int descriptor = LibC.Open(settings.Path, TerminalFlags.Current.OpenFlags);
        if (descriptor < 0)
        {
            throw SerialException.From(Marshal.GetLastPInvokeError(), settings.Path);
        }

        SafeFileHandle handle = new(descriptor, ownsHandle: true);
        try
        {
            Claim(descriptor, settings);
            return new SerialPort(handle, settings);
        }
        catch (SerialException)
        {
            handle.Dispose();
            throw;
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            bool wasHungUp = _watch.IsHungUp;
            int count = Call(() => LibC.Read(_handle, buffer.Span, buffer.Length), ends: true);

            // A line that has hung up is read until nothing is left.
            if (count != 0 || wasHungUp)
            {
                return count == 0 ? ISerialPort.Gone : count;
            }

            await _watch.WaitReadableAsync().WaitAsync(cancellationToken);
        }
    }

    public int TryWrite(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Judge(LibC.Write(_handle, bytes, bytes.Length));
        }
        catch (ObjectDisposedException)
        {
            return ISerialPort.Gone;
        }
    }

    public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            bool wasHungUp = _watch.IsHungUp;
            int count = TryWrite(bytes.Span);
            if (count != 0 || wasHungUp)
            {
                return count == 0 ? ISerialPort.Gone : count;
            }

            await _watch.WaitWritableAsync().WaitAsync(cancellationToken);
        }
    }

    public async Task DrainAsync(TimeSpan limit)
    {
        try
        {
            await Task.Run(() => Call(() => LibC.Drain(_handle))).WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            Discard();
        }
    }

    public void Discard() => _ = Call(() => LibC.Flush(_handle, TerminalFlags.Current.BothQueues));

    public void Dispose()
    {
        _watch.Dispose();
        _handle.Dispose();
    }

    private static void Claim(int descriptor, SerialSettings settings)
    {
        // The system's own refusal does not hold for its administrator; a lock does for all who look.
        if (LibC.Lock(descriptor, LibC.ExclusiveAtOnce) != 0 && ErrorNumber.IsAgain(Marshal.GetLastPInvokeError()))
        {
            throw SerialException.Busy(settings.Path);
        }

        TerminalMode.Set(descriptor, settings);
        _ = LibC.Control(descriptor, TerminalFlags.Current.Exclusive);
        if (!settings.KeepLines)
        {
            TerminalMode.RaiseLines(descriptor, settings);
        }
    }

    private static int Call(Func<nint> call, bool ends = false)
    {
        try
        {
            nint result = call();
            return result == 0 && ends ? ISerialPort.Gone : Judge(result);
        }
        catch (ObjectDisposedException)
        {
            return ISerialPort.Gone;
        }
    }

    /// <summary>What a call's result means: a count, nothing yet, or that the line is gone.</summary>
    private static int Judge(nint result)
    {
        int error = result < 0 ? Marshal.GetLastPInvokeError() : 0;
        bool isForLater = ErrorNumber.IsAgain(error) || error == ErrorNumber.Interrupted;
        return isForLater ? 0 : Math.Max((int)result, ISerialPort.Gone);
    }
}

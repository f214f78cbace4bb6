using Charla.Core;
using Charla.Serial;

namespace Charla.Gateways.Serial;

/// <summary>The way out to a device.</summary>
internal sealed class SerialWire(ISerialPort port) : IWire
{
    private static readonly TimeSpan _drainLimit = TimeSpan.FromSeconds(1);

    public int TrySend(ReadOnlySpan<byte> frames) => port.TryWrite(frames);

    public ValueTask<int> SendAsync(ReadOnlyMemory<byte> frames) => port.WriteAsync(frames, CancellationToken.None);

    /// <summary>Closes the line, which ends whoever reads it.</summary>
    public void Abort()
    {
        port.Discard();
        port.Dispose();
    }

    public void CompleteOutput() => _ = port.DrainAsync(_drainLimit);
}

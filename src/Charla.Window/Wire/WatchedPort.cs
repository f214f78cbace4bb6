using Charla.Client.Connecting;
using Charla.Serial;

namespace Charla.Window.Wire;

/// <summary>Passes everything through to a serial port, and shows every read and every write to someone.</summary>
internal sealed class WatchedPort(ISerialPort inner, IWireWatch watch) : ISerialPort
{
    public IReadOnlyList<string> Refused => inner.Refused;

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken);
        watch.Received(buffer.Span[..Math.Max(count, 0)]);
        return count;
    }

    public int TryWrite(ReadOnlySpan<byte> bytes)
    {
        int count = inner.TryWrite(bytes);
        Show(bytes, count);
        return count;
    }

    public async ValueTask<int> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        int count = await inner.WriteAsync(bytes, cancellationToken);
        Show(bytes.Span, count);
        return count;
    }

    public Task DrainAsync(TimeSpan limit) => inner.DrainAsync(limit);

    public void Discard() => inner.Discard();

    public void Dispose() => inner.Dispose();

    private void Show(ReadOnlySpan<byte> bytes, int count)
    {
        if (count > 0)
        {
            watch.Sending(bytes[..count]);
        }
    }
}

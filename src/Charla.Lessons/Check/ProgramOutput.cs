using System.Buffers;
using System.Text;

namespace Charla.Lessons.Check;

/// <summary>What a program printed on one of its streams: read to its end, kept up to a limit.</summary>
internal sealed class ProgramOutput
{
    private const int MaxKept = 4 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _kept = new();
    private readonly Signal _signal;

    /// <param name="stream">Read until it ends or breaks.</param>
    /// <param name="signal">Told of everything that comes.</param>
    public ProgramOutput(Stream stream, Signal signal)
    {
        _signal = signal;
        Reading = ReadAsync(stream);
    }

    /// <summary>Completes when the stream has ended.</summary>
    public Task Reading { get; }

    /// <summary>What was printed so far, as UTF-8; what is none of it becomes U+FFFD.</summary>
    public string Text
    {
        get
        {
            lock (_kept)
            {
                return Encoding.UTF8.GetString(_kept.WrittenSpan);
            }
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and int read)
            {
                Keep(buffer.AsSpan(0, read));
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The program was ended.
        }

        _signal.Pulse();
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_kept)
        {
            _kept.Write(bytes[..Math.Min(bytes.Length, MaxKept - _kept.WrittenCount)]);
        }

        _signal.Pulse();
    }
}

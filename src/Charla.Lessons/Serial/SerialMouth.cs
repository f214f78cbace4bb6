using System.Threading.Channels;
using Charla.Protocol;
using Charla.Protocol.Lines;
using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Lessons.Serial;

/// <summary>What is said into a cable: kept in its order until the cable has taken it, also while it is pulled.</summary>
/// <param name="format">Frames or lines.</param>
/// <param name="name">In front of every text; null for none.</param>
internal sealed class SerialMouth(SerialFormat format, string? name)
{
    /// <summary>Texts that may wait for the cable; then <see cref="SayAsync"/> waits too.</summary>
    public const int MaxWaiting = 256;

    private static readonly TimeSpan _drainLimit = TimeSpan.FromSeconds(5);

    private readonly Channel<byte[]> _sending = Channel.CreateBounded<byte[]>(MaxWaiting);
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _unsent = [];

    /// <summary>Takes a text that is to be sent; waits where too many do.</summary>
    public ValueTask SayAsync(string text, CancellationToken stop) => _sending.Writer.WriteAsync(Encode(text), stop);

    /// <summary>The same, at once; false where too many wait.</summary>
    public bool TrySay(string text) => _sending.Writer.TryWrite(Encode(text));

    /// <summary>Says that nothing more will be said; completes when everything has left.</summary>
    public Task FinishAsync(CancellationToken stop)
    {
        _sending.Writer.TryComplete();
        return _sent.Task.WaitAsync(stop);
    }

    /// <summary>Sends what waits, in its order, until the line is gone: then the text that it did not take whole is kept, and sent from its start.</summary>
    public async Task SendAsync(ISerialPort port, CancellationToken gone)
    {
        try
        {
            while (_unsent.Length > 0 || await _sending.Reader.WaitToReadAsync(gone))
            {
                if (_unsent.Length == 0 && !_sending.Reader.TryRead(out _unsent!))
                {
                    continue;
                }

                if (!await WriteAsync(port, _unsent, gone))
                {
                    return;
                }

                _unsent = [];
            }

            await port.DrainAsync(_drainLimit);
            _sent.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // The line is gone, or the chat is over.
        }
    }

    private static async Task<bool> WriteAsync(ISerialPort port, ReadOnlyMemory<byte> bytes, CancellationToken gone)
    {
        while (!bytes.IsEmpty)
        {
            int taken = await port.WriteAsync(bytes, gone);
            if (taken == ISerialPort.Gone)
            {
                return false;
            }

            bytes = bytes[taken..];
        }

        return true;
    }

    private byte[] Encode(string text)
    {
        FrameBuffer buffer = new();
        if (format.Lines)
        {
            new LineWriter(format.Ending, format.Charset).Write(buffer, name, text);
        }
        else
        {
            PlainText.Write(buffer, name, text);
        }

        return buffer.Written.ToArray();
    }
}

using System.Buffers;
using Charla.Protocol;

namespace Charla.Client.Connecting;

/// <summary>What came of waiting for a payload.</summary>
internal enum Reception
{
    /// <summary>A payload, valid until the next wait.</summary>
    Payload,

    /// <summary>Not a byte in the time given; the wait may be taken up again.</summary>
    Silence,

    /// <summary>The peer ended the connection between two payloads.</summary>
    End,
}

/// <summary>A transport whose waits have limits. A limit that passes costs nothing: what arrives later is there at the next wait.</summary>
internal sealed class Connection(ITransport transport, TimeProvider time, TimeSpan openedIn) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private Task<ReadOnlySequence<byte>?>? _pending;
    private bool _putBack;

    public ITransport Transport => transport;

    /// <summary>How long it took to connect: about what the way there and back takes, or more.</summary>
    public TimeSpan OpenedIn => openedIn;

    /// <summary>The payload of the last <see cref="Reception.Payload"/>.</summary>
    public ReadOnlySequence<byte> Payload { get; private set; }

    /// <summary>Waits for the next payload while bytes come, and no longer than <paramref name="limit"/> without any.</summary>
    public async ValueTask<Reception> ReceiveAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_putBack)
        {
            _putBack = false;
            return Reception.Payload;
        }

        _pending ??= transport.ReceiveAsync(_closing.Token).AsTask();
        while (!_pending.IsCompleted)
        {
            long before = transport.BytesReceived;
            try
            {
                await _pending.WaitAsync(limit, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!_pending.IsCompleted)
            {
                if (transport.BytesReceived == before)
                {
                    return Reception.Silence;
                }
            }
        }

        Task<ReadOnlySequence<byte>?> done = _pending;
        _pending = null;
        ReadOnlySequence<byte>? payload = await done.ConfigureAwait(false);
        Payload = payload ?? default;
        return payload is null ? Reception.End : Reception.Payload;
    }

    /// <summary>Has the next wait give the last payload again.</summary>
    public void PutBack() => _putBack = true;

    public void Expect(Counting counting, int maxPayload) => transport.Expect(counting, maxPayload);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        await transport.DisposeAsync().ConfigureAwait(false);
        if (_pending is Task abandoned)
        {
            await abandoned.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _closing.Dispose();
    }
}

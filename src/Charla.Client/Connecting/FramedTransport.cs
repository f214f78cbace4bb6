using System.Buffers;
using System.IO.Pipelines;
using Charla.Protocol;

namespace Charla.Client.Connecting;

/// <summary>Frames over a stream: TCP, with or without TLS.</summary>
internal sealed class FramedTransport(Stream stream, TimeProvider time) : ITransport
{
    private const int ReadBufferBytes = 16 * 1024;

    // What a payload's end waits for, where its header may count bytes or characters (docs/protocol.md, section 3).
    private static readonly TimeSpan _shortMoment = TimeSpan.FromMilliseconds(30);

    private readonly PipeReader _input = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ReadBufferBytes));
    private FrameReader _frames = new(Connector.InitialMaxPayload, Counting.Unknown);
    private ReadOnlySequence<byte> _unread;
    private bool _holdsBuffer;
    private bool _ended;
    private long _received;

    public long BytesReceived => Volatile.Read(ref _received);

    /// <summary>The ten header bytes of the payload that came last, as they stood on the wire; valid as long as that payload.</summary>
    public ReadOnlySequence<byte> Header { get; private set; }

    public byte[] Leftover => _unread.Slice(0, Math.Min(_unread.Length, Diagnosis.ShownBytes)).ToArray();

    public void Expect(Counting counting, int maxPayload) => _frames = new FrameReader(maxPayload, counting);

    public async ValueTask<ReadOnlySequence<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        bool waited = false;
        while (true)
        {
            ReadOnlySequence<byte> frame = _unread;
            FrameReadStatus status = _frames.Read(ref _unread, waited, out ReadOnlySequence<byte> payload);
            if (status == FrameReadStatus.Frame)
            {
                Header = frame.Slice(0, Frame.HeaderLength);
                return payload;
            }

            if (status == FrameReadStatus.NeedWait && Greeting.IsGreeting(AfterHeader()))
            {
                // A charla server counts bytes: its greeting need not wait for what follows.
                _frames.CountBytes();
            }
            else if (status == FrameReadStatus.NeedWait && _ended)
            {
                waited = true;
            }
            else if (_ended)
            {
                return _unread.IsEmpty ? null : throw new ProtocolException(ErrorCode.BadFrame, "the connection ended inside a frame");
            }
            else
            {
                waited = await FillAsync(status == FrameReadStatus.NeedWait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> frames, CancellationToken cancellationToken) => stream.WriteAsync(frames, cancellationToken);

    /// <summary>Ends a read that is under way with an exception.</summary>
    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private byte[] AfterHeader() => _unread.Slice(Frame.HeaderLength, Math.Min(_unread.Length - Frame.HeaderLength, Greeting.Prefix.Length)).ToArray();

    /// <summary>Reads more; true where that was to take no longer than the short moment, and nothing came.</summary>
    private async ValueTask<bool> FillAsync(bool briefly, CancellationToken cancellationToken)
    {
        long before = _unread.Length;
        if (_holdsBuffer)
        {
            _input.AdvanceTo(_unread.Start, _unread.End);
        }

        ReadResult result = briefly
            ? await WithinMomentAsync(_input.ReadAsync(cancellationToken).AsTask()).ConfigureAwait(false)
            : await _input.ReadAsync(cancellationToken).ConfigureAwait(false);
        (_holdsBuffer, _unread, _ended) = (true, result.Buffer, result.IsCompleted);
        Volatile.Write(ref _received, _received + _unread.Length - before);
        return briefly && result.IsCanceled && _unread.Length == before;
    }

    private async Task<ReadResult> WithinMomentAsync(Task<ReadResult> reading)
    {
        if (await Task.WhenAny(reading, Task.Delay(_shortMoment, time)).ConfigureAwait(false) != reading)
        {
            _input.CancelPendingRead();
        }

        return await reading.ConfigureAwait(false);
    }
}

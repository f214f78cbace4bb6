using System.Diagnostics;
using System.Net.Sockets;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>One connection with the student's program: what is sent, everything that came, and how it ended. No wait is without limit.</summary>
/// <remarks>A task of its own reads all the time, so that nothing that is sent can wait for an answer that nobody reads.</remarks>
internal sealed class Wire : IAsyncDisposable
{
    private const int MaxReceived = 32 * 1024 * 1024;
    private const int Chunk = 16 * 1024;

    private static readonly TimeSpan _farewell = TimeSpan.FromMilliseconds(300);

    private readonly Socket _socket;
    private readonly WireSide _student;
    private readonly TimeSpan _timeout;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _closing = new();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly FrameDoctor _doctor;
    private readonly List<Finding> _findings = [];
    private readonly MemoryStream _received = new();
    private readonly Lock _gate = new();
    private readonly Task _reading;
    private bool _hasFinished;
    private bool _isDisposed;

    /// <param name="socket">Connected; owned from now on.</param>
    /// <param name="student">The end at which the student's program is.</param>
    /// <param name="timeout">The longest silence while something is due.</param>
    /// <param name="reads">False for a peer that never reads.</param>
    /// <param name="stop">Ends every wait.</param>
    public Wire(Socket socket, WireSide student, TimeSpan timeout, bool reads, CancellationToken stop)
    {
        (_socket, _student, _timeout, _stop) = (socket, student, timeout, stop);
        _doctor = new FrameDoctor(new DoctorOptions { AnswerLimit = timeout / 2 });
        _reading = reads ? ReadAsync() : Task.CompletedTask;
    }

    /// <summary>Changes with everything that comes.</summary>
    public Signal Signal { get; } = new();

    /// <summary>The student's program sends nothing more: it closed, or the connection is broken.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Its end came as a reset, or what was sent could not be delivered.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Bytes that came so far.</summary>
    public int ReceivedLength
    {
        get
        {
            lock (_gate)
            {
                return (int)_received.Length;
            }
        }
    }

    /// <summary>What the frame doctor found in the student's bytes so far.</summary>
    public IReadOnlyList<Finding> Findings
    {
        get
        {
            lock (_gate)
            {
                return [.. _findings];
            }
        }
    }

    /// <summary>What came from an offset on.</summary>
    public byte[] ReceivedFrom(int offset)
    {
        lock (_gate)
        {
            return _received.GetBuffer().AsSpan(offset, (int)_received.Length - offset).ToArray();
        }
    }

    /// <summary>Hands bytes to the operating system; false where the peer is gone, or takes none for the length of the limit.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
        {
            _doctor.Arrived(Ours, bytes.Span, _clock.Elapsed);
        }

        for (ReadOnlyMemory<byte> rest = bytes; !rest.IsEmpty;)
        {
            int sent = await SendSomeAsync(rest[..Math.Min(rest.Length, Chunk)]);
            if (sent == 0)
            {
                return false;
            }

            rest = rest[sent..];
        }

        return !IsBroken;
    }

    /// <summary>Sends bytes in pieces, each in a segment of its own: after each it waits until <paramref name="goOn"/> says so, or for the length of the pause.</summary>
    public async Task<bool> SendInPiecesAsync(ReadOnlyMemory<byte> bytes, int pieceLength, TimeSpan pause, Func<int, bool>? goOn = null)
    {
        lock (_gate)
        {
            _doctor.Split(Ours, _clock.Elapsed);
        }

        for (int start = 0; start < bytes.Length; start += pieceLength)
        {
            int end = Math.Min(bytes.Length, start + pieceLength);
            if (!await SendAsync(bytes[start..end]))
            {
                return false;
            }

            await Signal.UntilAsync(() => IsBroken || goOn?.Invoke(end) is true, pause, _stop);
        }

        return !IsBroken;
    }

    /// <summary>Whether a condition on this wire comes true while anything still can.</summary>
    public async Task<bool> UntilAsync(Func<bool> condition, TimeSpan? silence = null)
    {
        await Signal.UntilAsync(() => condition() || HasEnded, silence ?? _timeout, _stop);
        return condition();
    }

    /// <summary>Whether the student's program ends the connection within the limit.</summary>
    public Task<bool> EndsAsync(TimeSpan? silence = null) => Signal.UntilAsync(() => HasEnded, silence ?? _timeout, _stop);

    /// <summary>Nothing came for a while: lets the doctor judge the silence.</summary>
    public void Waited()
    {
        lock (_gate)
        {
            Keep(_doctor.Waited(_clock.Elapsed));
        }
    }

    /// <summary>Says that nothing more comes from here, as <c>shutdown(SHUT_WR)</c> does.</summary>
    public void Finish()
    {
        if (_hasFinished || IsBroken)
        {
            return;
        }

        _hasFinished = true;
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            IsBroken = true;
        }
    }

    /// <summary>Breaks the connection with a reset, as a crash or a pulled cable does.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>Takes leave politely, and so that no port is left waiting where the peer went first.</summary>
    public ValueTask DisposeAsync() => CloseAsync(peerIsGone: false);

    /// <summary>Ends the connection: after the peer's program where that was ended, else politely.</summary>
    public async ValueTask CloseAsync(bool peerIsGone)
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!HasEnded && !_reading.IsCompleted && !_stop.IsCancellationRequested)
        {
            if (!peerIsGone)
            {
                Finish();
            }

            await EndsAsync(_farewell);
        }

        if (!_hasFinished && _socket.Connected)
        {
            // A plain close after the peer's would leave its port in TIME_WAIT, where a program without SO_REUSEADDR can't start again.
            _socket.LingerState = new LingerOption(true, 0);
        }

        await _closing.CancelAsync();
        _socket.Dispose();
        await _reading;
        _closing.Dispose();
        await _received.DisposeAsync();
    }

    private WireSide Ours => _student == WireSide.Client ? WireSide.Server : WireSide.Client;

    private async Task<int> SendSomeAsync(ReadOnlyMemory<byte> bytes)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        limit.CancelAfter(_timeout);
        try
        {
            return await _socket.SendAsync(bytes, limit.Token);
        }
        catch (OperationCanceledException)
        {
            _stop.ThrowIfCancellationRequested();
            return 0;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            IsBroken = true;
            Signal.Pulse();
            return 0;
        }
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (_received.Length < MaxReceived)
            {
                int read = await _socket.ReceiveAsync(buffer.AsMemory(), _closing.Token);
                if (read == 0)
                {
                    break;
                }

                Take(buffer.AsSpan(0, read));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            IsBroken = true;
        }

        lock (_gate)
        {
            Keep(_doctor.Ended(_student, _clock.Elapsed));
        }

        HasEnded = true;
        Signal.Pulse();
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _received.Write(bytes);
            Keep(_doctor.Arrived(_student, bytes, _clock.Elapsed));
        }

        Signal.Pulse();
    }

    private void Keep(IReadOnlyList<Finding> findings) => _findings.AddRange(findings.Where(finding => finding.By == _student));
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Tap.Proxy;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Replay;

/// <summary>One connection on which a client's side is sent again; what comes back is read by a thread of its own.</summary>
internal sealed class ReplayConnection : IDisposable
{
    /// <summary>When everything that had been recorded has come, more than that would come within this.</summary>
    private static readonly TimeSpan _grace = TimeSpan.FromMilliseconds(100);

    private readonly int _number;
    private readonly Socket _server;
    private readonly WireTape _tape;
    private readonly AnswerComparison _answers;
    private readonly SideCount _sent = new(WireSide.Client);
    private readonly SideCount _received = new(WireSide.Server);
    private readonly ManualResetEventSlim _complete = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _reading;

    public ReplayConnection(RecordedConnection recorded, Socket server, WireTape tape, AnswerComparison answers)
    {
        (_number, _server, _tape, _answers) = (recorded.Number, server, tape, answers);
        _reading = new Thread(Read) { IsBackground = true, Name = $"replay {_number}" };
    }

    public void Open()
    {
        IPEndPoint here = (IPEndPoint)_server.LocalEndPoint!;
        _tape.Tell(_number, TapeKind.Opened, detail: new TapeOpening(here, here, (IPEndPoint)_server.RemoteEndPoint!, SocketError.Success));
        SetIfComplete();
        _reading.Start();
    }

    public bool TrySend(ReadOnlySpan<byte> bytes)
    {
        _sent.Add(bytes.Length);
        _tape.TryRead(_number, _sent, Stopwatch.GetTimestamp(), bytes);
        for (ReadOnlySpan<byte> rest = bytes; !rest.IsEmpty;)
        {
            int count = _server.Send(rest, SocketFlags.None, out SocketError error);
            if (error != SocketError.Success)
            {
                return false;
            }

            rest = rest[count..];
        }

        _tape.Wrote(_number, WireSide.Client, bytes.Length);
        return true;
    }

    public void EndSending()
    {
        _tape.Tell(_number, TapeKind.Ended);
        Shutdown(SocketShutdown.Send);
    }

    /// <summary>Waits for the recorded answers, and for the server's end where that comes soon after; then hangs up.</summary>
    public void AwaitAnswers(TimeSpan patience, CancellationToken stop)
    {
        WaitHandle.WaitAny([_complete.WaitHandle, _ended.WaitHandle, stop.WaitHandle], patience);
        WaitHandle.WaitAny([_ended.WaitHandle, stop.WaitHandle], _grace);
        Shutdown(SocketShutdown.Both);
        _reading.Join();
        _tape.Tell(_number, TapeKind.Closed, detail: new ConnectionTotals(_sent.Bytes, _sent.Reads, _received.Bytes, _received.Reads));
    }

    public void Dispose()
    {
        _complete.Dispose();
        _ended.Dispose();
    }

    private void Read()
    {
        byte[] buffer = new byte[StraightRelay.BufferLength];
        int count;
        SocketError error;
        while ((count = _server.Receive(buffer, SocketFlags.None, out error)) > 0 && error == SocketError.Success)
        {
            _received.Add(count);
            _tape.TryRead(_number, _received, Stopwatch.GetTimestamp(), buffer.AsSpan(0, count));
            _tape.Wrote(_number, WireSide.Server, count);
            _answers.Take(buffer.AsSpan(0, count));
            SetIfComplete();
        }

        _tape.Tell(_number, error == SocketError.Success ? TapeKind.Ended : TapeKind.Reset, WireSide.Server);
        _ended.Set();
    }

    private void SetIfComplete()
    {
        if (_answers.IsComplete)
        {
            _complete.Set();
        }
    }

    private void Shutdown(SocketShutdown how)
    {
        try
        {
            _server.Shutdown(how);
        }
        catch (SocketException)
        {
            // The server has hung up already.
        }
    }
}

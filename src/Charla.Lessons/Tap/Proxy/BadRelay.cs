using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>Hands reads on as a bad network would: late, in pieces, glued, slowly, or no more.</summary>
/// <remarks>One thread reads, so that a delay doesn't change what the operating system delivers; another hands on. Between them waits a bounded number of reads.</remarks>
internal sealed class BadRelay(TapConnection connection, WireSide side, Mischief mischief) : IRelay, IDisposable
{
    private const int MostHeld = 64;

    private readonly BlockingCollection<HeldRead> _held = new(MostHeld);

    public void Run()
    {
        BadLine line = new(connection, side, mischief, _held);
        Thread handingOn = connection.Start(line.Run, "hand on");
        try
        {
            Receive(connection.SocketOf(side));
        }
        catch (OperationCanceledException)
        {
            // The connection was cut, by its peers or by us: nobody waits for what is held.
        }

        _held.CompleteAdding();
        handingOn.Join();
    }

    public void Dispose() => _held.Dispose();

    private void Receive(Socket from)
    {
        byte[] buffer = new byte[StraightRelay.BufferLength];
        int count;
        do
        {
            count = TapConnection.Receive(from, buffer, out SocketError error);
            count = error == SocketError.Success ? count : 0;
            long at = Stopwatch.GetTimestamp();
            if (count > 0)
            {
                connection.Read(side, at, buffer.AsSpan(0, count));
            }

            _held.Add(new HeldRead(buffer.AsSpan(0, count).ToArray(), at, error), connection.Cut);
        }
        while (count > 0);
    }
}

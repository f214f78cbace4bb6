using System.Diagnostics;
using System.Net.Sockets;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Tap.Proxy;

/// <summary>Hands each read on as it came, at once. Blocking calls on a thread of its own: the shortest way from one socket to the other.</summary>
internal sealed class StraightRelay(TapConnection connection, WireSide side) : IRelay
{
    public const int BufferLength = 64 * 1024;

    public void Run()
    {
        Socket from = connection.SocketOf(side);
        Socket to = connection.SocketOf(side.Other());
        byte[] buffer = GC.AllocateUninitializedArray<byte>(BufferLength);
        while (true)
        {
            int count = TapConnection.Receive(from, buffer, out SocketError error);
            long at = Stopwatch.GetTimestamp();
            if (count == 0 || error != SocketError.Success)
            {
                connection.CarryEnd(side, error);
                return;
            }

            // Taped before it is handed on, or the answer could be on the tape before the question.
            connection.Read(side, at, buffer.AsSpan(0, count));
            if (!connection.TryWrite(side, to, buffer.AsSpan(0, count)))
            {
                return;
            }
        }
    }
}

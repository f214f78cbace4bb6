using System.Net.Sockets;

namespace Charla.Lessons.Tests.Tap;

/// <summary>What the tests do with sockets.</summary>
internal static class Sockets
{
    /// <summary>Exactly so many bytes.</summary>
    public static byte[] ReceiveExactly(this Socket socket, int count)
    {
        byte[] bytes = new byte[count];
        for (int got = 0; got < count;)
        {
            int more = socket.Receive(bytes.AsSpan(got));
            more.ShouldBeGreaterThan(0);
            got += more;
        }

        return bytes;
    }

    /// <summary>Everything up to the end.</summary>
    public static byte[] ReceiveAll(this Socket socket)
    {
        List<byte> all = [];
        byte[] buffer = new byte[64 * 1024];
        int count;
        while ((count = socket.Receive(buffer)) > 0)
        {
            all.AddRange(buffer.AsSpan(0, count));
        }

        return [.. all];
    }

    /// <summary>Breaks the connection off (RST).</summary>
    public static void Break(this Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    /// <summary>Waits until the connection is broken off.</summary>
    public static void ShouldBeReset(this Socket socket)
    {
        SocketException broken = Should.Throw<SocketException>(() => socket.ReceiveAll());
        broken.SocketErrorCode.ShouldBe(SocketError.ConnectionReset);
    }
}

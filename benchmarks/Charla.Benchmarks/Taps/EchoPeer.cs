using System.Net;
using System.Net.Sockets;

namespace Charla.Benchmarks.Taps;

/// <summary>The other end: a thread for each connection that echoes or swallows, with blocking calls.</summary>
internal sealed class EchoPeer : IDisposable
{
    public const byte Echo = (byte)'e';
    public const byte Swallow = (byte)'s';

    private const int BufferLength = 256 * 1024;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public EchoPeer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        try
        {
            while (true)
            {
                Socket client = _listener.Accept();
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    private static void Serve(Socket client)
    {
        using (client)
        {
            client.NoDelay = true;
            byte[] buffer = new byte[BufferLength];
            client.Receive(buffer);
            bool echoes = buffer[0] == Echo;
            client.Send([buffer[0]]);
            int count;
            while ((count = client.Receive(buffer)) > 0)
            {
                if (echoes)
                {
                    client.Send(buffer.AsSpan(0, count));
                }
            }
        }
    }
}

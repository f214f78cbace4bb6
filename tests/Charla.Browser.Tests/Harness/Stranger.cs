using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Charla.Browser.Tests.Harness;

/// <summary>Listens and greets whoever comes with something that is not of the chat. It has a thread of its own: who speaks first must be quick.</summary>
internal sealed class Stranger : IDisposable
{
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _guests = [];

    public Stranger(string banner)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(() => Greet(Encoding.Latin1.GetBytes(banner))) { IsBackground = true }.Start();
    }

    public string Port => $"{((IPEndPoint)_listener.LocalEndPoint!).Port}";

    public void Dispose()
    {
        _listener.Dispose();
        _guests.ForEach(guest => guest.Dispose());
    }

    private void Greet(byte[] banner)
    {
        try
        {
            while (true)
            {
                Socket guest = _listener.Accept();
                _guests.Add(guest);
                guest.Send(banner);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // It listens no more.
        }
    }
}

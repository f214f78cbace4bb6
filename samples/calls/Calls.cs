using System.Net;
using System.Net.Sockets;
using System.Text;

// Both ends in one program: the backlog of Listen() holds the caller until Accept() fetches it.
Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
listener.Listen();
EndPoint address = listener.LocalEndPoint!;

Socket caller = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
caller.Connect(address);
Socket answerer = listener.Accept();
Console.WriteLine($"accept: the peer is the caller: {answerer.RemoteEndPoint!.Equals(caller.LocalEndPoint)}");

int sent = caller.Send("hola"u8);
Console.WriteLine($"send: {sent} bytes");
byte[] buffer = new byte[1024];
int count = answerer.Receive(buffer);
Console.WriteLine($"recv: {Encoding.UTF8.GetString(buffer, 0, count)}");

caller.Close();
Console.WriteLine($"recv after close: {answerer.Receive(buffer)} bytes");
answerer.Close();

Console.WriteLine($"connect_ex, someone listens: {ConnectEx(address)}");
listener.Close();
Console.WriteLine($"connect_ex, nobody listens: {ConnectEx(address)}");

// .NET has no connect_ex: the number that Python returns travels in the exception.
static string ConnectEx(EndPoint address)
{
    using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    try
    {
        probe.Connect(address);
        return "0";
    }
    catch (SocketException refused)
    {
        return $"{refused.NativeErrorCode} {refused.SocketErrorCode}";
    }
}

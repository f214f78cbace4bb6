using System.Net;
using System.Net.Sockets;

int port = args.Length > 0 ? int.Parse(args[0]) : 65432;

using Socket mailbox = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
mailbox.Bind(new IPEndPoint(IPAddress.Loopback, port));
Console.WriteLine($"listening on {mailbox.LocalEndPoint}");
byte[] buffer = new byte[65535];
while (true)
{
    SocketReceiveFromResult datagram = await mailbox.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
    await mailbox.SendToAsync(buffer.AsMemory(0, datagram.ReceivedBytes), datagram.RemoteEndPoint);
    Console.WriteLine($"{datagram.ReceivedBytes} bytes from {datagram.RemoteEndPoint}");
}

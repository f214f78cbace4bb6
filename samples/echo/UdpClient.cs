using System.Net;
using System.Net.Sockets;
using System.Text;

string text = args.Length > 0 ? args[0] : "¡Hola, mundo!";
IPEndPoint server = new(IPAddress.Loopback, args.Length > 1 ? int.Parse(args[1]) : 65432);

using Socket mailbox = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
mailbox.ReceiveTimeout = 1000;
byte[] buffer = new byte[65535];
for (int attempt = 1; attempt <= 3; attempt++)
{
    mailbox.SendTo(Encoding.UTF8.GetBytes(text), server);
    EndPoint sender = server;
    try
    {
        int count = mailbox.ReceiveFrom(buffer, ref sender);
        Console.WriteLine($"{count} bytes came back: {Encoding.UTF8.GetString(buffer, 0, count)}");
        break;
    }
    catch (SocketException)
    {
        Console.WriteLine($"attempt {attempt}: no answer");
    }
}

using System.Net.Sockets;
using System.Text;

int port = args.Length > 0 ? int.Parse(args[0]) : 65432;
double pause = args.Length > 1 ? double.Parse(args[1]) : 1.0;

using Socket connection = new(SocketType.Stream, ProtocolType.Tcp);
await connection.ConnectAsync("127.0.0.1", port);
foreach (string word in (string[])["uno", "dos", "tres", "año"])
{
    await connection.SendAsync(Encoding.UTF8.GetBytes(word));
    await Task.Delay(TimeSpan.FromSeconds(pause));
}

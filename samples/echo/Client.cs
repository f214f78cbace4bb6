using System.Net.Sockets;
using System.Text;

string text = args.Length > 0 ? args[0] : "¡Hola, mundo!";
int port = args.Length > 1 ? int.Parse(args[1]) : 65432;

using Socket connection = new(SocketType.Stream, ProtocolType.Tcp);
await connection.ConnectAsync("127.0.0.1", port);
await connection.SendAsync(Encoding.UTF8.GetBytes(text));
connection.Shutdown(SocketShutdown.Send);

using MemoryStream echo = new();
byte[] buffer = new byte[1024];
while (await connection.ReceiveAsync(buffer) is > 0 and int count)
{
    echo.Write(buffer, 0, count);
}

Console.WriteLine($"{echo.Length} bytes came back: {Encoding.UTF8.GetString(echo.ToArray())}");

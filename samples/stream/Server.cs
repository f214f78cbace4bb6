using System.Net;
using System.Net.Sockets;
using System.Text;

int port = args.Length > 0 ? int.Parse(args[0]) : 65432;
byte[] buffer = new byte[args.Length > 1 ? int.Parse(args[1]) : 1];

using TcpListener listener = new(IPAddress.Loopback, port);
listener.Start();
Console.WriteLine($"listening on {listener.LocalEndpoint}");
using Socket connection = await listener.AcceptSocketAsync();

// A decoder remembers the first half of a character until the second arrives.
Decoder decoder = Encoding.UTF8.GetDecoder();
char[] text = new char[buffer.Length + 1];
while (await connection.ReceiveAsync(buffer) is > 0 and int count)
{
    string hex = BitConverter.ToString(buffer, 0, count).Replace('-', ' ').ToLowerInvariant();
    int characters = decoder.GetChars(buffer, 0, count, text, 0);
    Console.WriteLine($"{count} bytes [{hex}] {new string(text, 0, characters)}");
}

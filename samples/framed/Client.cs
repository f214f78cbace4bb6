using System.Net.Sockets;
using System.Text;

int port = args.Length > 0 ? int.Parse(args[0]) : 65432;
string[] words = args.Length > 1 ? args[1..] : ["Lima", "Cañete", "", "Nazca"];

using TcpClient client = new("127.0.0.1", port);
using NetworkStream stream = client.GetStream();
foreach (string word in words)
{
    await stream.WriteAsync(Frame(word));
}

static byte[] Frame(string text)
{
    byte[] payload = Encoding.UTF8.GetBytes(text);
    return [.. Encoding.ASCII.GetBytes($"{payload.Length,-10}"), .. payload];
}

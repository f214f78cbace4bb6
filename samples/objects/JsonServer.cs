using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

const int Header = 10;
const int Limit = 65536;
int port = args.Length > 0 ? int.Parse(args[0]) : 65432;

using TcpListener listener = new(IPAddress.Loopback, port);
listener.Start();
Console.WriteLine($"listening on {listener.LocalEndpoint}");
using TcpClient client = await listener.AcceptTcpClientAsync();
using NetworkStream stream = client.GetStream();

byte[] header = new byte[Header];
while (await stream.ReadAtLeastAsync(header, Header, throwOnEndOfStream: false) == Header)
{
    int length = int.Parse(Encoding.ASCII.GetString(header));
    if (length is < 0 or > Limit)
    {
        throw new InvalidDataException($"a frame of {length} bytes");
    }

    byte[] payload = new byte[length];
    await stream.ReadExactlyAsync(payload);
    JsonNode? value = JsonNode.Parse(payload);
    Console.WriteLine($"{value?.GetValueKind()} {value?.ToJsonString()}");
}

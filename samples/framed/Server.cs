using System.Net;
using System.Net.Sockets;
using System.Text;

const int Header = 10;
const int Limit = 65536;
int port = args.Length > 0 ? int.Parse(args[0]) : 65432;

using TcpListener listener = new(IPAddress.Loopback, port);
listener.Start();
Console.WriteLine($"listening on {listener.LocalEndpoint}");
using TcpClient client = await listener.AcceptTcpClientAsync();
using NetworkStream stream = client.GetStream();
while (await ReadFrameAsync(stream) is { } payload)
{
    Console.WriteLine($"{payload.Length} bytes: {Encoding.UTF8.GetString(payload)}");
}

static async Task<byte[]?> ReadFrameAsync(NetworkStream stream)
{
    byte[] header = new byte[Header];
    int count = await stream.ReadAtLeastAsync(header, Header, throwOnEndOfStream: false);
    if (count == 0)
    {
        return null;
    }

    int length = int.Parse(Encoding.ASCII.GetString(header, 0, count));
    if (length is < 0 or > Limit)
    {
        throw new InvalidDataException($"a frame of {length} bytes");
    }

    byte[] payload = new byte[length];
    await stream.ReadExactlyAsync(payload);
    return payload;
}

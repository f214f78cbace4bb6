using System.Net.Sockets;
using System.Text;

const int Header = 10;
using TcpClient client = new(args[0], int.Parse(args[1]));
using NetworkStream stream = client.GetStream();
Task reader = ShowAsync(stream);
while (Console.ReadLine() is { } line)
{
    byte[] payload = Encoding.UTF8.GetBytes($"{args[2]}> {line}");
    await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"{payload.Length,-Header}"), .. payload]);
}

client.Client.Shutdown(SocketShutdown.Send);
await reader;

static async Task ShowAsync(NetworkStream stream)
{
    byte[] header = new byte[Header];
    while (await stream.ReadAtLeastAsync(header, Header, throwOnEndOfStream: false) == Header)
    {
        byte[] payload = new byte[int.Parse(Encoding.ASCII.GetString(header))];
        await stream.ReadExactlyAsync(payload);
        Console.WriteLine(Encoding.UTF8.GetString(payload));
    }
}

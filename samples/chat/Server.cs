using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

const int Header = 10;
const int Limit = 65536;
int port = args.Length > 0 ? int.Parse(args[0]) : 5000;
ConcurrentDictionary<Socket, SemaphoreSlim> members = new();

using TcpListener listener = new(IPAddress.Loopback, port);
listener.Start();
Console.WriteLine($"listening on {listener.LocalEndpoint}");
while (true)
{
    _ = ServeAsync(await listener.AcceptSocketAsync());
}

async Task ServeAsync(Socket connection)
{
    members[connection] = new SemaphoreSlim(1);
    using NetworkStream stream = new(connection, ownsSocket: true);
    byte[] frame = new byte[Header + Limit];
    try
    {
        while (await stream.ReadAtLeastAsync(frame.AsMemory(0, Header), Header, throwOnEndOfStream: false) == Header)
        {
            int length = int.Parse(Encoding.ASCII.GetString(frame, 0, Header));
            await stream.ReadExactlyAsync(frame, Header, length);
            await Task.WhenAll(members.Select(member => TellAsync(member.Key, member.Value, frame.AsMemory(0, Header + length))));
        }
    }
    catch (Exception mistake) when (mistake is IOException or FormatException or OverflowException or ArgumentException)
    {
        Console.WriteLine($"{connection.RemoteEndPoint}: {mistake.Message}");
    }

    members.TryRemove(connection, out _);
}

static async Task TellAsync(Socket member, SemaphoreSlim turn, ReadOnlyMemory<byte> frame)
{
    // One writer at a time: two frames woven into each other are no frames.
    await turn.WaitAsync();
    try
    {
        await member.SendAsync(frame);
    }
    catch (SocketException)
    {
        // Its own reader will see it go.
    }
    finally
    {
        turn.Release();
    }
}

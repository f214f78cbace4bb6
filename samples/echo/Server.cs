using System.Net;
using System.Net.Sockets;

int port = args.Length > 0 ? int.Parse(args[0]) : 65432;

using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
listener.Listen();
Console.WriteLine($"listening on {listener.LocalEndPoint}");
while (true)
{
    Socket connection = await listener.AcceptAsync();
    Console.WriteLine($"hello {connection.RemoteEndPoint}");
    _ = AnswerAsync(connection);
}

static async Task AnswerAsync(Socket connection)
{
    EndPoint? peer = connection.RemoteEndPoint;
    byte[] buffer = new byte[1024];
    using (connection)
    {
        while (await connection.ReceiveAsync(buffer) is > 0 and int count)
        {
            await connection.SendAsync(buffer.AsMemory(0, count));
        }
    }

    Console.WriteLine($"bye {peer}");
}

using System.Net;
using System.Net.Sockets;

namespace Charla.Client.Tests.Fakes;

/// <summary>A port that leaves attempts to connect without an answer: its backlog is full, and nobody accepts.</summary>
internal sealed class DeafListener : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    private DeafListener()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
    }

    public ServerAddress Address => ServerAddress.Tcp("127.0.0.1", ((IPEndPoint)_listener.LocalEndPoint!).Port);

    public static async Task<DeafListener> StartAsync()
    {
        DeafListener listener = new();

        // An attempt that hangs shows that the backlog is full; the kernel answers the others at once.
        while (await listener.AnswersAsync())
        {
        }

        return listener;
    }

    public void Dispose()
    {
        _listener.Dispose();
        _waiting.ForEach(socket => socket.Dispose());
    }

    private async Task<bool> AnswersAsync()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _waiting.Add(socket);
        Task connecting = socket.ConnectAsync(_listener.LocalEndPoint!);
        return await Task.WhenAny(connecting, Task.Delay(TimeSpan.FromSeconds(2))) == connecting;
    }
}

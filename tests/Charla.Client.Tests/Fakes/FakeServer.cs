using System.Net;
using System.Net.Sockets;

namespace Charla.Client.Tests.Fakes;

/// <summary>A listener on a free port of the loopback; the test plays the server, step by step.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<FakePeer> _peers = [];

    public FakeServer() => _listener.Start();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ServerAddress Address => ServerAddress.Tcp("127.0.0.1", Port);

    public ChatClientOptions Options => new()
    {
        Server = Address,
        Name = "ana",
        Jitter = 0,
        MinBackoff = TimeSpan.FromMilliseconds(1),
    };

    public async Task<FakePeer> AcceptAsync()
    {
        FakePeer peer = new(await _listener.AcceptTcpClientAsync().Within());
        _peers.Add(peer);
        return peer;
    }

    /// <summary>Takes a client in as a charla server does.</summary>
    public async Task<FakePeer> WelcomeAsync(bool resumed = false, string name = "ana", int payload = 65_536)
    {
        FakePeer peer = await AcceptAsync();
        await peer.GreetAsync();
        await peer.WelcomeAsync(resumed, name, payload);
        return peer;
    }

    /// <summary>Connects a client and the server that the test plays.</summary>
    public async Task<(ChatClient Client, FakePeer Peer, EventLog Events)> ConnectAsync(Func<ChatClientOptions, ChatClientOptions>? change = null)
    {
        ChatClient client = new((change ?? (options => options))(Options));
        EventLog events = new(client);
        Task<FakePeer> welcoming = WelcomeAsync();
        await client.StartAsync().Within();
        return (client, await welcoming, events);
    }

    /// <summary>A port of the loopback on which nothing listens.</summary>
    public static int FreePort()
    {
        using FakeServer gone = new();
        return gone.Port;
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (FakePeer peer in _peers)
        {
            peer.Dispose();
        }
    }
}

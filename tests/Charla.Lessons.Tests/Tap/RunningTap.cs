using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Tap;
using Charla.Lessons.Tap.Dissect;
using Charla.Lessons.Tap.Proxy;
using Charla.Lessons.Tap.Records;

namespace Charla.Lessons.Tests.Tap;

/// <summary>A tap on a free port in front of a listener, both on loopback; the test plays both ends.</summary>
internal sealed class RunningTap : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly WireTape _tape = new();
    private readonly List<SlowSink> _sinks;
    private readonly TapeWatch _watch;
    private readonly TapProxy _proxy;
    private bool _isStopped;

    public RunningTap(Mischief? mischief = null, WireFormat format = WireFormat.Auto, params IWireSink[] sinks)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        TapOptions options = new()
        {
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndPoint!).Port,
            Format = format,
            Mischief = mischief ?? new Mischief(),
        };
        _sinks = [.. sinks.Append(Wire).Select(sink => new SlowSink(sink))];
        _watch = new TapeWatch(_tape, options, _sinks, wantsBytes: true);
        _proxy = TapProxy.Start(options, _tape);
    }

    /// <summary>What the tap saw.</summary>
    public RecordedWire Wire { get; } = new();

    public Socket Dial()
    {
        Socket client = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 30_000, SendTimeout = 30_000 };
        client.Connect(_proxy.EndPoint);
        return client;
    }

    /// <summary>A client, and the server's end of its connection.</summary>
    public (Socket Client, Socket Server) Connect()
    {
        Socket client = Dial();
        Socket server = _listener.Accept();
        server.NoDelay = true;
        server.ReceiveTimeout = 30_000;
        server.SendTimeout = 30_000;
        return (client, server);
    }

    /// <summary>Whoever dials the server from now on is refused.</summary>
    public void CloseServer() => _listener.Dispose();

    /// <summary>Stops the tap; everything that it saw has then been told.</summary>
    public void Stop()
    {
        if (_isStopped)
        {
            return;
        }

        _isStopped = true;
        _proxy.Dispose();
        _tape.Close();
        _watch.Dispose();
        _sinks.ForEach(sink => sink.Dispose());
        _tape.Dispose();
    }

    public void Dispose()
    {
        Stop();
        _listener.Dispose();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using Charla.Protocol;

namespace Charla.EndToEnd.Tests;

public enum Misdeed
{
    None,
    Drop,
    Repeat,
    Swap,
    Cut,
}

/// <summary>A server of the plain dialect that passes every frame on to everyone, but does one thing wrong, to one of them, once.</summary>
internal sealed class MisbehavingServer : IAsyncDisposable
{
    // Late enough for the roll call to be over, which may take a frame or two.
    private const int WrongFrame = 40;

    private readonly Misdeed _misdeed;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _clients = [];
    private readonly Lock _gate = new();
    private readonly Task _accepting;
    private byte[]? _held;
    private int _frames;

    public MisbehavingServer(Misdeed misdeed)
    {
        _misdeed = misdeed;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        lock (_gate)
        {
            _clients.ForEach(client => client.Dispose());
        }

        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                lock (_gate)
                {
                    _clients.Add(client);
                }

                _ = ServeAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            NetworkStream stream = client.GetStream();
            byte[] header = new byte[Frame.HeaderLength];
            while (true)
            {
                await stream.ReadExactlyAsync(header, _stop.Token);
                byte[] payload = new byte[int.Parse(Encoding.ASCII.GetString(header), System.Globalization.CultureInfo.InvariantCulture)];
                await stream.ReadExactlyAsync(payload, _stop.Token);
                Broadcast([.. header, .. payload]);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException or EndOfStreamException)
        {
            // The measurement is over.
        }
    }

    private void Broadcast(byte[] frame)
    {
        lock (_gate)
        {
            _frames++;
            for (int i = 0; i < _clients.Count; i++)
            {
                // The last of them is no sender.
                bool isVictim = i == _clients.Count - 1;
                Deliver(_clients[i], frame, isVictim ? _misdeed : Misdeed.None);
            }
        }
    }

    private void Deliver(TcpClient client, byte[] frame, Misdeed misdeed)
    {
        bool isTime = _frames == WrongFrame;
        switch (misdeed)
        {
            case Misdeed.Drop when isTime:
                break;
            case Misdeed.Repeat when isTime:
                Send(client, [.. frame, .. frame]);
                break;
            case Misdeed.Swap when isTime:
                _held = frame;
                break;
            case Misdeed.Swap when _frames == WrongFrame + 1:
                Send(client, [.. frame, .. _held!]);
                break;
            case Misdeed.Cut when isTime:
                client.Client.Close();
                break;
            default:
                Send(client, frame);
                break;
        }
    }

    private static void Send(TcpClient client, byte[] frames)
    {
        try
        {
            client.Client.Send(frames);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Cut, or the measurement is over.
        }
    }
}

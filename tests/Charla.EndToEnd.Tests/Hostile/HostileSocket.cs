using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Charla.EndToEnd.Tests.Hostile;

/// <summary>A connection from an address of this machine's many. Being refused or thrown out is no failure here.</summary>
internal sealed class HostileSocket : IDisposable
{
    private const int DrainBytes = 16 * 1024;

    // IP_BIND_ADDRESS_NO_PORT: a port is chosen when it is known where the connection goes.
    private const int BindAddressNoPort = 24;

    private readonly Socket _socket;

    private HostileSocket(Socket socket) => _socket = socket;

    /// <summary>One of fifty addresses.</summary>
    public static IPAddress Address(int number) => new([127, 0, 2, (byte)(1 + (number % 50))]);

    public static byte[] Frame(string payload) => Frame(Encoding.UTF8.GetBytes(payload));

    public static byte[] Frame(byte[] payload) => [.. Encoding.ASCII.GetBytes($"{payload.Length,-10}"), .. payload];

    /// <summary>Connects; null where the system or the server does not let it.</summary>
    public static async Task<HostileSocket?> TryConnectAsync(int port, IPAddress from, CancellationToken stop)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.IP, (SocketOptionName)BindAddressNoPort, true);
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), stop);
            return new HostileSocket(socket);
        }
        catch (Exception refused) when (refused is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Connects and says hello; what comes is read and thrown away where it <paramref name="reads"/>.</summary>
    public static async Task<HostileSocket?> TryHelloAsync(int port, int number, string name, bool reads, CancellationToken stop)
    {
        HostileSocket? socket = await TryConnectAsync(port, Address(number), stop);
        if (socket is not null && await socket.TrySendAsync(Frame($$"""{"op":"hello","v":1,"name":"{{name}}{{number}}"}"""), stop) && reads)
        {
            _ = socket.DrainAsync();
        }

        return socket;
    }

    /// <summary>False where the connection is over.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await _socket.SendAsync(bytes, stop)..];
            }

            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Reads whatever comes, until the connection is over.</summary>
    public async Task DrainAsync()
    {
        byte[] buffer = new byte[DrainBytes];
        try
        {
            while (await _socket.ReceiveAsync(buffer) > 0)
            {
                // Nobody wants it.
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Over.
        }
    }

    /// <summary>Says that it sends nothing more, and stays.</summary>
    public void HalfClose() => _socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _socket.Dispose();
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Charla.Verify.Faults;

/// <summary>One connection through the proxy.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It is disposed of by carrying to the end.")]
internal sealed class MeddledConnection(Socket client, Meddler meddler)
{
    private const int ReadBytes = 16 * 1024;

    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Ends both sides with a reset.</summary>
    public void Cut()
    {
        Reset(client);
        Reset(_server);
    }

    /// <summary>Carries bytes both ways until one side ends or is cut.</summary>
    public async Task CarryAsync(IPEndPoint server, CancellationToken stop)
    {
        try
        {
            client.NoDelay = true;
            await _server.ConnectAsync(server, stop);
            await Task.WhenAny(RelayAsync(client, _server, stop), RelayAsync(_server, client, stop));
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // The server is down: the member is told by the end of its connection.
        }
        finally
        {
            client.Dispose();
            _server.Dispose();
        }
    }

    private async Task RelayAsync(Socket from, Socket to, CancellationToken stop)
    {
        byte[] buffer = new byte[ReadBytes];
        try
        {
            while (await from.ReceiveAsync(buffer, stop) is int read and > 0)
            {
                if (meddler.Delay > TimeSpan.Zero)
                {
                    await Task.Delay(meddler.Delay, stop);
                }

                await SendAllAsync(to, buffer.AsMemory(0, read), stop);
            }
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // Either side is gone, and so is the connection.
        }
    }

    private static async Task SendAllAsync(Socket to, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await to.SendAsync(bytes, stop)..];
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (Exception gone) when (IsEnd(gone))
        {
            // It has ended by itself.
        }

        socket.Dispose();
    }

    private static bool IsEnd(Exception exception) => exception is SocketException or ObjectDisposedException or OperationCanceledException;
}

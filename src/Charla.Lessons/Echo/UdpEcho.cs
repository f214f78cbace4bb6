using System.Net;
using System.Net.Sockets;
using System.Text;
using Charla.Lessons.Probing;
using Charla.Protocol;

namespace Charla.Lessons.Echo;

/// <summary>The echo over UDP: no connection, each datagram whole or not at all, and nobody promises that it arrives.</summary>
internal sealed class UdpEcho(LessonScreen screen)
{
    /// <summary>The longest payload of an IPv4 datagram, in bytes.</summary>
    public const int MaxDatagram = 65_507;

    private const int ShownBytes = 60;

    private static readonly Bilingual _returned = new("{0}  {1,5} bytes de vuelta  {2}", "{0}  {1,5} bytes sent back  {2}");
    private static readonly Bilingual _received = new("Recibido: {0}", "Received: {0}");
    private static readonly Bilingual _sizes = new("un datagrama de {0} bytes de ida, uno de {1} de vuelta", "one datagram of {0} bytes there, one of {1} back");
    private static readonly Bilingual _tooLong = new("Son {0} bytes y en un datagrama caben {1}: UDP no parte los mensajes.", "It has {0} bytes and a datagram holds {1}: UDP does not cut messages.");
    private static readonly Bilingual _silent = new(
        "No volvió nada en {0} s. UDP no avisa: puede que no haya nadie, o que el datagrama se perdiera a la ida o a la vuelta.",
        "Nothing came back within {0} s. UDP does not tell: nobody may be there, or the datagram was lost on its way there or back.");

    /// <summary>Binds a socket to answer on.</summary>
    /// <exception cref="LessonException">The port is taken, or the address is not this machine's.</exception>
    public static async Task<Socket> BindAsync(string host, int port, CancellationToken stop)
    {
        IPEndPoint endpoint = await LessonListener.FindAsync(host, port, stop);
        Socket socket = new(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(endpoint);
            return socket;
        }
        catch (SocketException failed)
        {
            socket.Dispose();
            throw LessonListener.Failed(host, port, SystemError.Of(failed));
        }
    }

    /// <summary>Answers every datagram with itself until it is told to stop.</summary>
    public async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        byte[] buffer = new byte[MaxDatagram];
        EndPoint anyone = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                SocketReceiveFromResult datagram = await socket.ReceiveFromAsync(buffer, SocketFlags.None, anyone, stop);
                await socket.SendToAsync(buffer.AsMemory(0, datagram.ReceivedBytes), SocketFlags.None, datagram.RemoteEndPoint, stop);
                screen.Line(_returned.With(datagram.RemoteEndPoint, datagram.ReceivedBytes, ByteText.Text(buffer.AsSpan(0, datagram.ReceivedBytes), ShownBytes)));
            }
            catch (SocketException)
            {
                // Whoever sent that datagram is gone; the next one is somebody else's.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Sends one datagram and waits for one.</summary>
    /// <exception cref="LessonException">It is too long, or nothing came back in time.</exception>
    public async Task SendAsync(string host, int port, string text, TimeSpan patience, CancellationToken stop)
    {
        byte[] datagram = Encoding.UTF8.GetBytes(text);
        if (datagram.Length > MaxDatagram)
        {
            throw new LessonException(_tooLong.With(datagram.Length, MaxDatagram));
        }

        (IPAddress[] addresses, SystemError? error) = await LessonDialer.ResolveAsync(host, patience, stop);
        IPEndPoint endpoint = error is null ? new IPEndPoint(addresses[0], port) : throw LessonDialer.Failed(host, port, error);
        using Socket socket = new(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        byte[] answer = await ExchangeAsync(socket, endpoint, datagram, patience, stop);
        screen.Line(_received.With(ByteText.Text(answer, int.MaxValue)));
        screen.Line(_sizes.With(datagram.Length, answer.Length));
    }

    private static async Task<byte[]> ExchangeAsync(Socket socket, IPEndPoint endpoint, byte[] datagram, TimeSpan patience, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        byte[] answer = new byte[MaxDatagram];
        try
        {
            // Connecting a UDP socket sends nothing: it sets the destination, and lets the system report that nobody listens there.
            await socket.ConnectAsync(endpoint, limit.Token);
            await socket.SendAsync(datagram, limit.Token);
            return answer[..await socket.ReceiveAsync(answer, limit.Token)];
        }
        catch (SocketException failed)
        {
            throw LessonDialer.Failed(endpoint.Address.ToString(), endpoint.Port, SystemError.Of(failed));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new LessonException(_silent.With(patience.TotalSeconds));
        }
    }
}

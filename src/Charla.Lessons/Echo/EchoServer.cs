using System.Net.Sockets;
using Charla.Protocol;

namespace Charla.Lessons.Echo;

/// <summary>Sends back whatever it receives, to each of many clients at once.</summary>
internal sealed class EchoServer(LessonScreen screen)
{
    private const int BufferBytes = 1_024;
    private const int ShownBytes = 60;

    private static readonly Bilingual _connected = new("conectado desde {0}", "connected from {0}");
    private static readonly Bilingual _returned = new("{0,5} bytes de vuelta  {1}", "{0,5} bytes sent back  {1}");
    private static readonly Bilingual _gone = new("desconectado: {0} bytes fueron y volvieron", "disconnected: {0} bytes came and went back");

    private int _clients;

    /// <summary>Serves one client until it hangs up.</summary>
    public async Task ServeAsync(Socket client, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _clients);
        screen.Line(number, _connected.With(client.RemoteEndPoint!));
        byte[] buffer = new byte[BufferBytes];
        long total = 0;
        try
        {
            int received;
            while ((received = await client.ReceiveAsync(buffer, stop)) > 0)
            {
                // SendAsync may take fewer bytes than it is given: what is left goes with the next call.
                for (int sent = 0; sent < received;)
                {
                    sent += await client.SendAsync(buffer.AsMemory(sent, received - sent), stop);
                }

                total += received;
                screen.Line(number, _returned.With(received, ByteText.Text(buffer.AsSpan(0, received), ShownBytes)));
            }
        }
        finally
        {
            screen.Line(number, _gone.With(total));
        }
    }
}

using System.Buffers;
using System.Net.Sockets;
using System.Text;
using Charla.Client.Connecting;
using Charla.Protocol;

namespace Charla.Lessons.Framing;

/// <summary>Prints every frame's header and text, whatever pieces they came in, and names the mistakes of who sends them.</summary>
internal sealed class FramedServer(LessonScreen screen)
{
    private static readonly Bilingual _connected = new("conectado desde {0}", "connected from {0}");
    private static readonly Bilingual _frame = new("[{0}] {1,5} bytes  «{2}»", "[{0}] {1,5} bytes  «{2}»");
    private static readonly Bilingual _gone = new("desconectado: {0} tramas", "disconnected: {0} frames");
    private static readonly Bilingual _broken = new("Esto no se puede leer como tramas; se cierra la conexión.", "This can't be read as frames; the connection is closed.");

    private int _clients;

    /// <summary>Reads one client until it hangs up, or sends what is no frame.</summary>
    public async Task ServeAsync(Socket client, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _clients);
        screen.Line(number, _connected.With(client.RemoteEndPoint!));
        using LessonDoctor doctor = new(screen, number);
        await using FramedTransport frames = new(new WatchedStream(new NetworkStream(client), doctor.Arrived), TimeProvider.System);
        long count = 0;
        try
        {
            while (await frames.ReceiveAsync(stop) is { } payload)
            {
                count++;
                screen.Line(number, _frame.With(Encoding.ASCII.GetString(frames.Header), payload.Length, ByteText.Text(payload.ToArray(), int.MaxValue)));
            }

            doctor.Ended();
        }
        catch (ProtocolException)
        {
            doctor.Ended();
            screen.Line(number, _broken);
        }
        finally
        {
            screen.Line(number, _gone.With(count));
        }
    }
}

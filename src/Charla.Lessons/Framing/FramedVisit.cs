using System.Buffers;
using System.Net.Sockets;
using System.Text;
using Charla.Client.Connecting;
using Charla.Protocol;

namespace Charla.Lessons.Framing;

/// <summary>One client that sends frames: read until it hangs up, with the doctor looking on.</summary>
internal static class FramedVisit
{
    private static readonly Bilingual _connected = new("conectado desde {0}", "connected from {0}");
    private static readonly Bilingual _tooLong = new("Un objeto de más de {0} bytes; se cierra la conexión.", "An object of more than {0} bytes; the connection is closed.");
    private static readonly Bilingual _broken = new("Esto no se puede leer como tramas; se cierra la conexión.", "This can't be read as frames; the connection is closed.");

    /// <summary>Hands on every frame's header, as it stood on the wire, and its payload. What is no frame, or longer than the limit, is said, and ends it.</summary>
    /// <param name="screen">Where it is shown.</param>
    /// <param name="number">The connection's.</param>
    /// <param name="client">The connection.</param>
    /// <param name="maxPayload">Bytes of the longest payload, its headers counting bytes; null for the usual limit and any counting.</param>
    /// <param name="show">Takes one frame.</param>
    /// <param name="stop">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public static async Task ReadAsync(LessonScreen screen, int number, Socket client, int? maxPayload, Action<string, byte[]> show, CancellationToken stop)
    {
        screen.Line(number, _connected.With(client.RemoteEndPoint!));
        using LessonDoctor doctor = new(screen, number);
        await using FramedTransport frames = new(new WatchedStream(new NetworkStream(client), doctor.Arrived), TimeProvider.System);
        if (maxPayload is { } limit)
        {
            frames.Expect(Counting.Bytes, limit);
        }

        try
        {
            while (await frames.ReceiveAsync(stop) is { } payload)
            {
                show(Encoding.ASCII.GetString(frames.Header), payload.ToArray());
            }

            doctor.Ended();
        }
        catch (ProtocolException failure)
        {
            doctor.Ended();
            screen.Line(number, maxPayload is { } most && failure.Code == ErrorCode.TooLong ? _tooLong.With(most) : _broken);
        }
    }
}

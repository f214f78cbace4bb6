using System.Buffers;
using System.Net.Sockets;
using Charla.Client.Connecting;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Prints every object that comes framed, as Python would. One that would execute code, or is none, is refused and explained, and the next is read.</summary>
internal sealed class PickleServer(LessonScreen screen)
{
    /// <summary>Largest pickle in bytes; 16 MiB.</summary>
    public const int MaxPickle = 16 << 20;

    private static readonly Bilingual _connected = new("conectado desde {0}", "connected from {0}");
    private static readonly Bilingual _refused = new("RECHAZADO, y no se ejecutó nada: {0}", "REFUSED, and nothing was executed: {0}");
    private static readonly Bilingual _damaged = new("no es un pickle que se pueda leer (byte {0}): {1}", "no pickle that can be read (byte {0}): {1}");
    private static readonly Bilingual _broken = new("Esto no se puede leer como tramas; se cierra la conexión.", "This can't be read as frames; the connection is closed.");
    private static readonly Bilingual _gone = new("desconectado: {0} objetos, {1} rechazados", "disconnected: {0} objects, {1} refused");

    private int _clients;

    /// <summary>Reads one client until it hangs up, or sends what is no frame.</summary>
    public async Task ServeAsync(Socket client, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _clients);
        screen.Line(number, _connected.With(client.RemoteEndPoint!));
        LessonDoctor doctor = new(screen, number);
        await using FramedTransport frames = new(new WatchedStream(new NetworkStream(client), doctor.Arrived), TimeProvider.System);
        frames.Expect(Counting.Bytes, MaxPickle);
        (int objects, int refused) = (0, 0);
        try
        {
            while (await frames.ReceiveAsync(stop) is { } payload)
            {
                bool shown = Show(number, payload.ToArray());
                (objects, refused) = shown ? (objects + 1, refused) : (objects, refused + 1);
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
            screen.Line(number, _gone.With(objects, refused));
        }
    }

    private bool Show(int number, byte[] pickle)
    {
        try
        {
            screen.Line(number, PickleShown.Print(PickleReader.Read(pickle, PickleShown.Limits)));
            return true;
        }
        catch (PickleException fault)
        {
            bool refused = PickleShown.IsRefusal(fault);
            Bilingual text = new(
                refused ? _refused.With(fault.Text.Spanish).Spanish : _damaged.With(fault.Offset, fault.Text.Spanish).Spanish,
                refused ? _refused.With(fault.Text.English).English : _damaged.With(fault.Offset, fault.Text.English).English);
            screen.Line(number, text);
            return false;
        }
    }
}

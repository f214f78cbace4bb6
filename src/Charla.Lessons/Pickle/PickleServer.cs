using System.Buffers;
using System.Net.Sockets;
using System.Text;
using Charla.Client.Connecting;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Prints every object that comes as a pickle in a frame, as Python would, and executes none: what is more than data is refused by name.</summary>
internal sealed class PickleServer(LessonScreen screen)
{
    /// <summary>Bytes of the largest pickle that is taken.</summary>
    public const int MaxPickle = 1024 * 1024;

    private const int ShownChars = 4_000;

    private static readonly PickleLimits _limits = new() { MaxBytes = MaxPickle, MaxValues = MaxPickle, MaxStack = MaxPickle, MaxMemo = MaxPickle };

    private static readonly Bilingual _connected = new("conectado desde {0}", "connected from {0}");
    private static readonly Bilingual _frame = new("[{0}] {1,5} bytes", "[{0}] {1,5} bytes");
    private static readonly Bilingual _gone = new("desconectado: {0} objetos, {1} rechazados", "disconnected: {0} objects, {1} refused");
    private static readonly Bilingual _tooLong = new("Un objeto de más de {0} bytes; se cierra la conexión.", "An object of more than {0} bytes; the connection is closed.");
    private static readonly Bilingual _broken = new("Esto no se puede leer como tramas; se cierra la conexión.", "This can't be read as frames; the connection is closed.");

    private int _clients;

    /// <summary>Reads one client until it hangs up, or sends what is no frame.</summary>
    public async Task ServeAsync(Socket client, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _clients);
        screen.Line(number, _connected.With(client.RemoteEndPoint!));
        using LessonDoctor doctor = new(screen, number);
        await using FramedTransport frames = new(new WatchedStream(new NetworkStream(client), doctor.Arrived), TimeProvider.System);
        frames.Expect(Counting.Bytes, MaxPickle);
        int objects = 0;
        int refused = 0;
        try
        {
            while (await frames.ReceiveAsync(stop) is { } payload)
            {
                screen.Line(number, _frame.With(Encoding.ASCII.GetString(frames.Header), payload.Length));
                _ = Show(number, payload.ToArray()) ? objects++ : refused++;
            }

            doctor.Ended();
        }
        catch (ProtocolException failure)
        {
            doctor.Ended();
            screen.Line(number, failure.Code == ErrorCode.TooLong ? _tooLong.With(MaxPickle) : _broken);
        }
        finally
        {
            screen.Line(number, _gone.With(objects, refused));
        }
    }

    /// <returns>False where it was refused.</returns>
    private bool Show(int number, byte[] pickle)
    {
        PickleVerdict verdict = PickleVerdict.Of(pickle, _limits);
        IEnumerable<string> lines = verdict.Value is { } value ? [PickleText.Repr(value, ShownChars)] : verdict.Explain(screen.Language);
        foreach (string line in lines)
        {
            screen.Line(number, line);
        }

        return verdict.Refusal is null;
    }
}

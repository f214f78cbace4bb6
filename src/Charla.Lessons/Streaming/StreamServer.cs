using System.Diagnostics;
using System.Net.Sockets;
using Charla.Protocol;

namespace Charla.Lessons.Streaming;

/// <summary>Prints every chunk as the operating system delivered it: what was sent together may come apart, what was sent apart may come together.</summary>
/// <param name="screen">Where it prints.</param>
/// <param name="bufferBytes">What one recv may take at the most; 1 in the course.</param>
internal sealed class StreamServer(LessonScreen screen, int bufferBytes)
{
    /// <summary>The largest buffer that makes sense: no TCP segment over loopback is longer.</summary>
    public const int MaxBuffer = 65_536;

    private const int ShownBytes = 16;

    private static readonly Bilingual _connected = new("conectado desde {0}; cada recv toma hasta {1} B", "connected from {0}; each recv takes up to {1} B");
    private static readonly Bilingual _gone = new("desconectado: {0} B en {1} recv", "disconnected: {0} B in {1} recv");
    private static readonly Bilingual _finishes = new("termina el carácter que quedó a medias", "ends the character that was left unfinished");
    private static readonly Bilingual _begins = new("acaba en mitad de un carácter: {0} de sus {1} bytes", "ends in the middle of a character: {0} of its {1} bytes");
    private static readonly Bilingual _cut = new("se colgó en mitad de un carácter: {0} de sus {1} bytes", "hung up in the middle of a character: {0} of its {1} bytes");

    private int _clients;

    /// <summary>Reads one client until it hangs up.</summary>
    public async Task ServeAsync(Socket client, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _clients);
        screen.Line(number, _connected.With(client.RemoteEndPoint!, bufferBytes));
        Stopwatch clock = Stopwatch.StartNew();
        ChunkText text = new();
        byte[] buffer = new byte[bufferBytes];
        (long bytes, long receives) = (0, 0);
        ChunkReading reading = default;
        try
        {
            int received;
            while ((received = await client.ReceiveAsync(buffer, stop)) > 0)
            {
                reading = text.Read(buffer.AsSpan(0, received));
                screen.Line(number, Describe(clock.Elapsed, buffer.AsSpan(0, received), reading));
                (bytes, receives) = (bytes + received, receives + 1);
            }
        }
        finally
        {
            if (reading.Begun > 0)
            {
                screen.Line(number, _cut.With(reading.Begun, reading.Needed));
            }

            screen.Line(number, _gone.With(bytes, receives));
        }
    }

    private string Describe(TimeSpan at, ReadOnlySpan<byte> chunk, ChunkReading reading)
    {
        string hex = ByteText.Hex(chunk, ShownBytes);
        string line = $"{at.TotalSeconds,8:0.000} s {chunk.Length,5} B   {hex.PadRight(Math.Min(bufferBytes, ShownBytes) * 3)} «{reading.Text}»";
        string note = string.Join("; ", Notes(reading).Select(note => note.In(screen.Language)));
        return note.Length > 0 ? $"{line}   ← {note}" : line;
    }

    private static IEnumerable<Bilingual> Notes(ChunkReading reading)
    {
        if (reading.Finished > 0)
        {
            yield return _finishes;
        }

        if (reading.Begun > 0)
        {
            yield return _begins.With(reading.Begun, reading.Needed);
        }
    }
}

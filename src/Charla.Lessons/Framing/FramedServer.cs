using System.Net.Sockets;
using Charla.Protocol;

namespace Charla.Lessons.Framing;

/// <summary>Prints every frame's header and text, whatever pieces they came in, and names the mistakes of who sends them.</summary>
internal sealed class FramedServer(LessonScreen screen)
{
    private static readonly Bilingual _frame = new("[{0}] {1,5} bytes  «{2}»", "[{0}] {1,5} bytes  «{2}»");
    private static readonly Bilingual _gone = new("desconectado: {0} tramas", "disconnected: {0} frames");

    private int _clients;

    /// <summary>Reads one client until it hangs up, or sends what is no frame.</summary>
    public async Task ServeAsync(Socket client, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _clients);
        long count = 0;
        try
        {
            await FramedVisit.ReadAsync(screen, number, client, maxPayload: null, Show, stop);
        }
        finally
        {
            screen.Line(number, _gone.With(count));
        }

        void Show(string header, byte[] payload)
        {
            count++;
            screen.Line(number, _frame.With(header, payload.Length, ByteText.Text(payload, int.MaxValue)));
        }
    }
}

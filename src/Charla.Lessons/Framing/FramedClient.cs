using System.Net.Sockets;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Framing;

/// <summary>Sends each word as one frame: ten bytes that say how long it is, and the word, in a single send.</summary>
internal sealed class FramedClient(LessonScreen screen, TimeProvider time)
{
    private static readonly Bilingual _cut = new("El servidor colgó después de {0} de {1} tramas.", "The server hung up after {0} of {1} frames.");

    /// <exception cref="LessonException">The server hung up before the end.</exception>
    public async Task RunAsync(Socket server, IReadOnlyList<string> words, TimeSpan interval, CancellationToken stop)
    {
        for (int index = 0; index < words.Count; index++)
        {
            if (index > 0)
            {
                await Task.Delay(interval, time, stop);
            }

            FrameBuffer frame = new();
            frame.WriteFrame(Encoding.UTF8.GetBytes(words[index]));
            await SendAsync(server, frame.Written, index, words.Count, stop);
        }
    }

    private async Task SendAsync(Socket server, ReadOnlyMemory<byte> frame, int index, int count, CancellationToken stop)
    {
        try
        {
            ReadOnlyMemory<byte> rest = frame;
            while (!rest.IsEmpty)
            {
                rest = rest[await server.SendAsync(rest, stop)..];
            }
        }
        catch (SocketException cut)
        {
            throw new LessonException(_cut.With(index, count), cut);
        }

        screen.Line(ByteText.Text(frame.Span, int.MaxValue));
    }
}

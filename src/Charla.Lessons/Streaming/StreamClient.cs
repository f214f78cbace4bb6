using System.Net.Sockets;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Streaming;

/// <summary>Sends the numbers from 1 on, one after the other, with nothing between them: who receives them can't tell where one ends.</summary>
internal sealed class StreamClient(LessonScreen screen, TimeProvider time)
{
    private static readonly Bilingual _sent = new("send de {0} B: {1}", "send of {0} B: {1}");
    private static readonly Bilingual _cut = new("El servidor colgó después de {0} de {1} envíos.", "The server hung up after {0} of {1} sends.");

    /// <exception cref="LessonException">The server hung up before the end.</exception>
    public async Task RunAsync(Socket server, int count, TimeSpan interval, CancellationToken stop)
    {
        for (int number = 1; number <= count; number++)
        {
            await SendAsync(server, number, count, stop);
            if (number < count)
            {
                await Task.Delay(interval, time, stop);
            }
        }
    }

    private async Task SendAsync(Socket server, int number, int count, CancellationToken stop)
    {
        byte[] digits = Encoding.UTF8.GetBytes($"{number}");
        try
        {
            await server.SendAsync(digits, stop);
            screen.Line(_sent.With(digits.Length, number));
        }
        catch (SocketException cut)
        {
            throw new LessonException(_cut.With(number - 1, count), cut);
        }
    }
}

using System.Net.Sockets;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Echo;

/// <summary>Sends a text and waits until all of it has come back.</summary>
internal sealed class EchoClient(LessonScreen screen, TimeSpan patience)
{
    private const int BufferBytes = 1_024;

    private static readonly Bilingual _came = new("Recibido: {0}", "Received: {0}");
    private static readonly Bilingual _counts = new("{0} bytes enviados en un send, {1} recibidos en {2} recv", "{0} bytes sent in one send, {1} received in {2} recv");
    private static readonly Bilingual _silent = new("El servidor no devolvió todo en {0} s: llegaron {1} de {2} bytes.", "The server did not send everything back within {0} s: {1} of {2} bytes came.");
    private static readonly Bilingual _hungUp = new("El servidor colgó antes de devolverlo todo: llegaron {0} de {1} bytes.", "The server hung up before it sent everything back: {0} of {1} bytes came.");
    private static readonly Bilingual _changed = new("Lo que volvió no es lo que se envió.", "What came back is not what was sent.");

    private int _received;
    private int _receives;

    /// <summary>One round trip over a connection. An instance makes one.</summary>
    /// <exception cref="LessonException">Not everything came back, or something else did.</exception>
    public async Task RunAsync(Socket server, string text, CancellationToken stop)
    {
        byte[] sent = Encoding.UTF8.GetBytes(text);
        byte[] echoed = new byte[sent.Length];
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        try
        {
            // A long text must be read while it is sent: two full buffers that wait for each other would wait for ever.
            await Task.WhenAll(SendAllAsync(server, sent, limit.Token), ReceiveAllAsync(server, echoed, limit.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new LessonException(_silent.With(patience.TotalSeconds, _received, sent.Length));
        }
        catch (SocketException cut)
        {
            throw new LessonException(_hungUp.With(_received, sent.Length), cut);
        }

        Report(sent, echoed);
    }

    private static async Task SendAllAsync(Socket server, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await server.SendAsync(bytes, stop)..];
        }
    }

    /// <summary>One recv is not one message: it is called until everything is there.</summary>
    private async Task ReceiveAllAsync(Socket server, Memory<byte> echoed, CancellationToken stop)
    {
        while (_received < echoed.Length)
        {
            int received = await server.ReceiveAsync(echoed[_received..Math.Min(_received + BufferBytes, echoed.Length)], stop);
            if (received == 0)
            {
                throw new LessonException(_hungUp.With(_received, echoed.Length));
            }

            _received += received;
            _receives++;
        }
    }

    private void Report(byte[] sent, byte[] echoed)
    {
        screen.Line(_came.With(ByteText.Text(echoed, int.MaxValue)));
        screen.Line(_counts.With(sent.Length, _received, _receives));
        if (!sent.AsSpan().SequenceEqual(echoed))
        {
            throw new LessonException(_changed);
        }
    }
}

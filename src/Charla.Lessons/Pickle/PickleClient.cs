using System.Net.Sockets;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Sends one object as a pickle in a frame, and prints the bytes as Python shows them.</summary>
internal sealed class PickleClient(LessonScreen screen)
{
    /// <summary>What is sent where nothing else is asked for: a dictionary, a tuple and a complex number, as in the course.</summary>
    public const string DefaultLiteral = "[{'nombre': 'Elvio', 'apellido': 'Lado'}, ('ene', 'feb', 'mar'), 1+3j]";

    private const int ShownBytes = 8_192;

    private static readonly Bilingual _cut = new("El servidor colgó antes de recibirlo todo.", "The server hung up before it had it all.");
    private static readonly Bilingual _unwritable = new("No hay pickle del protocolo {0} para esto: {1}", "There is no pickle of protocol {0} for this: {1}");

    /// <summary>Reads a value as it is written in a Python program.</summary>
    /// <exception cref="LessonException">It is no literal.</exception>
    public static PickleValue Parse(string literal)
    {
        try
        {
            return PythonLiteral.Parse(literal, PickleLimits.Default);
        }
        catch (PickleException wrong)
        {
            string excerpt = "\n" + LiteralExcerpt.Of(literal, (int)wrong.Offset);
            throw new LessonException(new Bilingual(wrong.Text.Spanish + excerpt, wrong.Text.English + excerpt), wrong);
        }
    }

    /// <exception cref="LessonException">The value can't be written in that protocol, or the server hung up.</exception>
    public async Task RunAsync(Socket server, PickleValue value, int protocol, CancellationToken stop)
    {
        FrameBuffer frame = new();
        frame.WriteFrame(Pickled(value, protocol));
        try
        {
            ReadOnlyMemory<byte> rest = frame.Written;
            while (!rest.IsEmpty)
            {
                rest = rest[await server.SendAsync(rest, stop)..];
            }
        }
        catch (SocketException cut)
        {
            throw new LessonException(_cut, cut);
        }

        screen.Line(PythonQuoting.OfBytes(frame.Written.Span[..Math.Min(frame.Length, ShownBytes)]) + (frame.Length > ShownBytes ? "…" : ""));
    }

    private static byte[] Pickled(PickleValue value, int protocol)
    {
        try
        {
            return PickleWriter.Write(value, protocol);
        }
        catch (PickleException refusal)
        {
            throw new LessonException(_unwritable.With(protocol, refusal.Text), refusal);
        }
    }
}

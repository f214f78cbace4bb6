using System.Net.Sockets;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Sends one object: pickled, in a frame, in a single send; and prints the bytes as Python shows them.</summary>
internal sealed class PickleClient(LessonScreen screen)
{
    private static readonly Bilingual _cut = new("El servidor colgó antes de recibirlo todo.", "The server hung up before it had received all.");

    private static readonly Bilingual _literal = new("«{0}» no es un literal de Python. {1}", "“{0}” is no Python literal. {1}");

    /// <summary>The object that a person wrote.</summary>
    /// <exception cref="LessonException">It is no literal of Python.</exception>
    public static PickleValue Parse(string literal)
    {
        try
        {
            return PythonLiteral.Parse(literal, PickleShown.Limits);
        }
        catch (PickleException fault)
        {
            string shown = SafeText.OneLine(literal.Length > 60 ? literal[..60] + "…" : literal);
            throw new LessonException(new Bilingual(_literal.With(shown, fault.Text.Spanish).Spanish, _literal.With(shown, fault.Text.English).English), fault);
        }
    }

    /// <exception cref="LessonException">The server hung up before the end, or the value can't be written.</exception>
    public async Task RunAsync(Socket server, PickleValue value, int protocol, CancellationToken stop)
    {
        FrameBuffer frame = new();
        frame.WriteFrame(Write(value, protocol));
        try
        {
            await using NetworkStream stream = new(server);
            await stream.WriteAsync(frame.Written, stop);
        }
        catch (IOException cut)
        {
            throw new LessonException(_cut, cut);
        }

        screen.Line(PythonQuoting.OfBytes(frame.Written.Span));
    }

    private static byte[] Write(PickleValue value, int protocol)
    {
        try
        {
            return PickleWriter.Write(value, protocol);
        }
        catch (PickleException fault)
        {
            throw new LessonException(fault.Text, fault);
        }
    }
}

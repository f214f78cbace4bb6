using Charla.Protocol;
using Charla.Protocol.Lines;
using Charla.Serial.Talk;

namespace Charla.Window.Plain;

/// <summary>Puts what is said over a serial line into its bytes: a frame, or lines.</summary>
internal sealed class SerialEncoder(SerialFormat format)
{
    private readonly LineWriter _lines = new(format.Ending, format.Charset);
    private readonly FrameBuffer _buffer = new();

    /// <summary>The bytes of a text, behind the name where there is one; good until the next call.</summary>
    public ReadOnlyMemory<byte> Encode(string? name, string text)
    {
        _buffer.Truncate(0);
        if (format.Lines)
        {
            _lines.Write(_buffer, name, text);
        }
        else
        {
            PlainText.Write(_buffer, name, text);
        }

        return _buffer.Written;
    }
}

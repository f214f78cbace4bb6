using System.Buffers;
using System.Text;

namespace Charla.Protocol.Lines;

/// <summary>Writes what people say as lines: <c>[name "&gt; "] text ending</c>. Nobody can make a second line of one, and so speak in another's name.</summary>
internal sealed class LineWriter(LineEnding ending, LineCharset charset)
{
    private readonly byte[] _ending = ending switch
    {
        LineEnding.Cr => [(byte)'\r'],
        LineEnding.CrLf => [(byte)'\r', (byte)'\n'],
        _ => [(byte)'\n'],
    };

    /// <summary>Writes a text; one that has several lines is as many lines on the wire, each behind the name.</summary>
    public void Write(IBufferWriter<byte> output, string? name, string text)
    {
        foreach (ReadOnlySpan<char> line in text.ReplaceLineEndings("\n").AsSpan().EnumerateLines())
        {
            Write(output, LineText.Encode(name is null ? line : $"{name}> {line}", charset));
        }
    }

    /// <summary>An escape for the byte that ends lines stays an escape.</summary>
    private void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> line)
    {
        for (int end = line.IndexOfAny((byte)'\r', (byte)'\n'); end >= 0; end = line.IndexOfAny((byte)'\r', (byte)'\n'))
        {
            output.Write(line[..end]);
            output.Write(Encoding.ASCII.GetBytes(LineText.Escape(line[end])));
            line = line[(end + 1)..];
        }

        output.Write(line);
        output.Write(_ending);
    }
}

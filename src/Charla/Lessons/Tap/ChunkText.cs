using System.Buffers;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Tap;

/// <summary>Bytes as cells of text: every space and every control character visible, and what is no character in hex.</summary>
internal static class ChunkText
{
    private const string Space = "·";

    /// <summary>Each character, or byte that is none, with its place. A limit in bytes keeps the cost of a long read short.</summary>
    public static IEnumerable<(int Offset, string Cell)> Cells(ReadOnlyMemory<byte> bytes, int most, bool showsSpaces = true)
    {
        int offset = 0;
        while (offset < bytes.Length && offset < most)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes.Span[offset..], out Rune rune, out int length);
            yield return (offset, status == OperationStatus.Done ? Cell(rune, showsSpaces) : Hex(bytes.Span.Slice(offset, length)));
            offset += length;
        }
    }

    /// <summary>How many bytes at the end begin a character that isn't finished; 0 where the end isn't one of text.</summary>
    public static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (int back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            if ((bytes[^back] & 0xC0) != 0x80)
            {
                bool isCut = Rune.DecodeFromUtf8(bytes[^back..], out _, out _) == OperationStatus.NeedMoreData;
                return isCut && System.Text.Unicode.Utf8.IsValid(bytes[..^back].TrimStart(Continuations(bytes))) ? back : 0;
            }
        }

        return 0;
    }

    /// <summary>Bytes as hex, in brackets.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) => $"‹{Convert.ToHexStringLower(bytes)}›";

    private static ReadOnlySpan<byte> Continuations(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        while (count < Math.Min(3, bytes.Length) && (bytes[count] & 0xC0) == 0x80)
        {
            count++;
        }

        return bytes[..count];
    }

    private static string Cell(Rune rune, bool showsSpaces) => rune.Value == ' ' ? showsSpaces ? Space : " " : rune.Value switch
    {
        '\n' => "␊",
        '\t' => "␉",
        _ => SafeText.OneLine(rune.ToString()) is { Length: > 0 } safe && rune.Value != '\r' ? safe : "␍",
    };
}

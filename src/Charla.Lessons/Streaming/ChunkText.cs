using System.Buffers;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Streaming;

/// <summary>What one chunk of a stream says as text.</summary>
/// <param name="Text">The characters that are whole with this chunk, harmless to a terminal; a byte that is no text is <c>\xNN</c>.</param>
/// <param name="Finished">Bytes of this chunk that finish a character begun in an earlier one.</param>
/// <param name="Begun">Bytes at the end of this chunk, and of earlier ones, that begin a character which is not whole yet.</param>
/// <param name="Needed">Bytes that this character has in all; 0 where none is begun.</param>
internal readonly record struct ChunkReading(string Text, int Finished, int Begun, int Needed);

/// <summary>Reads UTF-8 chunk by chunk, where a chunk may end inside a character: that is no error, and is said.</summary>
internal sealed class ChunkText
{
    private const int MaxCharacterBytes = 4;

    private readonly byte[] _begun = new byte[MaxCharacterBytes];
    private int _length;

    public ChunkReading Read(ReadOnlySpan<byte> chunk)
    {
        byte[] all = [.. _begun.AsSpan(0, _length), .. chunk];
        int before = _length;
        int firstEnd = 0;
        StringBuilder text = new();
        ReadOnlySpan<byte> rest = all;
        while (!rest.IsEmpty && Rune.DecodeFromUtf8(rest, out Rune rune, out int length) is OperationStatus status and not OperationStatus.NeedMoreData)
        {
            text.Append(status == OperationStatus.Done ? SafeText.OneLine(rune.ToString()) : ByteText.Text(rest[..length], length));
            rest = rest[length..];
            firstEnd = firstEnd == 0 ? length : firstEnd;
        }

        rest.CopyTo(_begun);
        _length = rest.Length;
        int finished = before > 0 && firstEnd > before ? firstEnd - before : 0;
        return new ChunkReading(text.ToString(), finished, _length, _length > 0 ? LengthOf(_begun[0]) : 0);
    }

    private static int LengthOf(byte first) => first switch
    {
        >= 0xF0 => 4,
        >= 0xE0 => 3,
        _ => 2,
    };
}

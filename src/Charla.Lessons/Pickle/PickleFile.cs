using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Pickle;

/// <summary>Bytes that someone kept: a pickle, or frames with a pickle in each.</summary>
internal static class PickleFile
{
    /// <summary>Bytes of the largest file that is looked at: 64 MiB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int FirstBytes = 64 * 1024;

    private static readonly Bilingual _tooLong = new("Tiene más de {0} MiB, y no se mira.", "It has more than {0} MiB, and is not looked at.");
    private static readonly Bilingual _empty = new("No hay ni un byte.", "There is not one byte.");
    private static readonly Bilingual _short = new("La cabecera «{0}» anuncia {1} bytes, y detrás solo hay {2}.", "The header «{0}» announces {1} bytes, and only {2} follow.");
    private static readonly Bilingual _noHeader = new("En el byte {0} debería empezar otra trama, y eso no es una cabecera: {1}", "Another frame should begin at byte {0}, and this is no header: {1}");

    /// <summary>Reads all of a stream.</summary>
    /// <exception cref="LessonException">It is empty, or longer than <see cref="MaxBytes"/>.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, CancellationToken stop)
    {
        byte[] bytes = new byte[FirstBytes];
        int length = 0;
        while (await stream.ReadAsync(bytes.AsMemory(length), stop) is > 0 and int read)
        {
            length += read;
            if (length > MaxBytes)
            {
                throw new LessonException(_tooLong.With(MaxBytes / 1024 / 1024));
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(2 * length, MaxBytes + 1));
            }
        }

        return length > 0 ? bytes[..length] : throw new LessonException(_empty);
    }

    /// <summary>The pickles in it, each with the header in front of it, or null where it stands alone.</summary>
    /// <remarks>No pickle begins with a digit or a space: these opcodes take something from the stack, where nothing is, or are none.</remarks>
    /// <exception cref="LessonException">It begins with a frame, and goes on with something else.</exception>
    public static IReadOnlyList<(string? Header, ReadOnlyMemory<byte> Pickle)> Cut(ReadOnlyMemory<byte> bytes)
    {
        List<(string? Header, ReadOnlyMemory<byte> Pickle)> pickles = [];
        ReadOnlyMemory<byte> rest = bytes;
        while (!rest.IsEmpty)
        {
            ReadOnlyMemory<byte> header = rest[..Math.Min(rest.Length, Frame.HeaderLength)];
            if (!Frame.TryReadHeader(header.Span, out int length))
            {
                return pickles.Count == 0 ? [(null, bytes)] : throw new LessonException(_noHeader.With(bytes.Length - rest.Length, ByteText.Text(header.Span, Frame.HeaderLength)));
            }

            rest = rest[Frame.HeaderLength..];
            string shown = Encoding.ASCII.GetString(header.Span);
            pickles.Add((shown, length <= rest.Length ? rest[..length] : throw new LessonException(_short.With(shown, length, rest.Length))));
            rest = rest[length..];
        }

        return pickles;
    }
}

using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Reads a file, or standard input, as far as a pickle may go.</summary>
internal static class PickleFile
{
    private const string StandardInput = "-";
    private const int PieceBytes = 81_920;

    private static readonly Bilingual _unreadable = new("No se puede leer {0}: {1}", "Can't read {0}: {1}");
    private static readonly Bilingual _large = new("Hay más de {0} bytes.", "There are more than {0} bytes.");

    /// <param name="file">Its name; <c>-</c> is standard input.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="LessonException">There is no such file, or it is too long for a pickle.</exception>
    public static async Task<byte[]> ReadAsync(string file, CancellationToken stop)
    {
        try
        {
            await using Stream source = file == StandardInput ? Console.OpenStandardInput() : File.OpenRead(file);
            return await ReadAsync(source, stop);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new LessonException(_unreadable.With(SafeText.OneLine(file), SafeText.OneLine(failed.Message)), failed);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream source, CancellationToken stop)
    {
        using MemoryStream bytes = new();
        byte[] piece = new byte[PieceBytes];
        while (await source.ReadAsync(piece, stop) is > 0 and int read)
        {
            await bytes.WriteAsync(piece.AsMemory(0, read), stop);
            if (bytes.Length > PickleLimits.Default.MaxBytes)
            {
                throw new LessonException(_large.With(PickleLimits.Default.MaxBytes));
            }
        }

        return bytes.ToArray();
    }
}

using System.Buffers.Text;

namespace Charla.Protocol;

/// <summary>The ten header bytes of a frame: the payload's length in decimal ASCII. Written left-justified, padded with spaces.</summary>
/// <remarks><c>header = 1*DIGIT *SP / *SP 1*DIGIT</c>, ten bytes in all.</remarks>
internal static class Frame
{
    /// <summary>Bytes in a header.</summary>
    public const int HeaderLength = 10;

    /// <summary>Largest payload in bytes that a server accepts unless told otherwise.</summary>
    public const int DefaultMaxPayload = 65_536;

    /// <summary>Reads a header of exactly <see cref="HeaderLength"/> bytes; false where they are not a number as the grammar has it.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> header, out int length)
    {
        length = 0;
        if (header.Length != HeaderLength || !CanBeginHeader(header))
        {
            return false;
        }

        // Ten digits may pass Int32: such a length is over any limit, so it saturates and is judged as too long.
        if (!Utf8Parser.TryParse(header.Trim((byte)' '), out long value, out _))
        {
            return false;
        }

        length = (int)Math.Min(value, int.MaxValue);
        return true;
    }

    /// <summary>Whether some header starts with these bytes; of ten bytes, whether they are one.</summary>
    public static bool CanBeginHeader(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> number = start.TrimStart((byte)' ');
        if (start.Length > HeaderLength || (number.IsEmpty && start.Length == HeaderLength))
        {
            return false;
        }

        int digits = number.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        bool padded = number.Length < start.Length;
        return digits < 0 || (digits > 0 && !padded && !number[digits..].ContainsAnyExcept((byte)' '));
    }

    /// <summary>Writes the header of a payload of <paramref name="length"/> bytes over the first ten bytes of <paramref name="destination"/>.</summary>
    public static void WriteHeader(Span<byte> destination, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Span<byte> header = destination[..HeaderLength];
        header.Fill((byte)' ');
        Utf8Formatter.TryFormat(length, header, out _);
    }
}

using System.Buffers.Binary;

namespace Charla.Protocol.Doctor;

/// <summary>Headers made with <c>struct.pack</c>, <c>BitConverter</c> or a pointer to an integer.</summary>
internal static class BinaryHeader
{
    /// <summary>A length beyond this is taken for something else than a binary length.</summary>
    private const long Plausible = 1 << 24;

    private static readonly (int Width, bool BigEndian)[] _shapes = [(8, true), (8, false), (4, true), (4, false), (2, true), (2, false), (1, true)];

    public static HeaderFault? Recognise(HeaderStart start)
    {
        if (!start.Opens)
        {
            return null;
        }

        // First a shape that the message's own end, or the next header, proves; then the one that is likely by itself.
        foreach ((int width, bool big) in _shapes)
        {
            if (Value(start.Bytes, width, big) is long value && HasControl(start.Bytes[..width]) && Proves(start, width, big, value))
            {
                return Fault(start, width, big, value);
            }
        }

        foreach ((int width, bool big) in _shapes)
        {
            if (Value(start.Bytes, width, big) is long value && IsLikely(start.Bytes[..width], big))
            {
                return Fault(start, width, big, value);
            }
        }

        return null;
    }

    private static HeaderFault Fault(HeaderStart start, int width, bool big, long value)
    {
        Bilingual mistake = width == 1 ? Mistakes.SingleByte : big ? Mistakes.BigEndian : Mistakes.LittleEndian;
        string hex = string.Join(' ', start.Bytes[..width].ToArray().Select(one => one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        return new(FindingRule.BinaryHeader, 0, width, mistake.With(width, hex, value), Fixes.Digits, width, value);
    }

    private static long? Value(ReadOnlySpan<byte> bytes, int width, bool big)
    {
        if (bytes.Length < width)
        {
            return null;
        }

        ulong value = (width, big) switch
        {
            (8, true) => BinaryPrimitives.ReadUInt64BigEndian(bytes),
            (8, false) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            _ => bytes[0],
        };
        return value is > 0 and < (ulong)Plausible ? (long)value : null;
    }

    private static bool Proves(HeaderStart start, int width, bool big, long value)
    {
        long end = width + value;
        bool another = end < start.Bytes.Length - width
            && Value(start.Bytes[(int)end..], width, big) is not null
            && HasControl(start.Bytes.Slice((int)end, width));
        return another || (start.IsAll && end == start.Bytes.Length);
    }

    /// <summary>Lengths of four and eight bytes have zeros where their value has none; those of two are small; one byte needs proof.</summary>
    private static bool IsLikely(ReadOnlySpan<byte> number, bool big)
    {
        byte top = big ? number[0] : number[^1];
        return number.Length > 1 && (number.Length == 2 ? top < 0x10 && top is not ((byte)'\n' or (byte)'\r' or (byte)'\t') : top == 0);
    }

    private static bool HasControl(ReadOnlySpan<byte> bytes) => bytes.ContainsAnyInRange((byte)0, (byte)0x1f);
}

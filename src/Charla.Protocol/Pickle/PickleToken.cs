using System.Buffers.Binary;

namespace Charla.Protocol.Pickle;

/// <summary>One opcode and where its argument lies; <paramref name="Number"/> is the argument of fixed width.</summary>
internal readonly record struct PickleToken(PickleOpcode Opcode, int Offset, int Start, int Length, int End, ulong Number)
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>Reads the opcode at <paramref name="offset"/>. Lengths that it announces are judged against what is there, and nothing is set aside for them.</summary>
    /// <exception cref="PickleException">There is no such opcode, or its argument is cut off.</exception>
    public static PickleToken Read(ReadOnlySpan<byte> source, int offset)
    {
        if ((uint)offset >= (uint)source.Length)
        {
            throw new PickleException(PickleErrorCode.Truncated, PickleTexts.NoStop, offset);
        }

        PickleOpcode opcode = PickleOpcode.At(source[offset])
            ?? throw new PickleException(PickleErrorCode.UnknownOpcode, PickleTexts.UnknownOpcode.With($"0x{source[offset]:x2}"), offset);
        int start = offset + 1;
        return opcode.Argument.Shape switch
        {
            PickleShape.Nothing => new(opcode, offset, start, 0, start, 0),
            PickleShape.Fixed => ReadFixed(source, opcode, offset),
            PickleShape.Counted => ReadCounted(source, opcode, offset),
            _ => ReadLines(source, opcode, offset),
        };
    }

    public ReadOnlySpan<byte> Argument(ReadOnlySpan<byte> source) => source.Slice(Start, Length);

    private static PickleToken ReadFixed(ReadOnlySpan<byte> source, PickleOpcode opcode, int offset)
    {
        int width = opcode.Argument.Width;
        ulong number = ReadNumber(source, opcode, offset);
        return new(opcode, offset, offset + 1, width, offset + 1 + width, number);
    }

    private static PickleToken ReadCounted(ReadOnlySpan<byte> source, PickleOpcode opcode, int offset)
    {
        ulong length = ReadNumber(source, opcode, offset);
        int start = offset + 1 + opcode.Argument.Width;
        return length <= (ulong)(source.Length - start)
            ? new(opcode, offset, start, (int)length, start + (int)length, length)
            : throw new PickleException(PickleErrorCode.Truncated, PickleTexts.AnnouncesTooMuch.With(opcode.Name, length, source.Length - start), offset, opcode.Name);
    }

    private static ulong ReadNumber(ReadOnlySpan<byte> source, PickleOpcode opcode, int offset)
    {
        int width = opcode.Argument.Width;
        ReadOnlySpan<byte> rest = source[(offset + 1)..];
        if (rest.Length < width)
        {
            throw Cut(opcode, offset);
        }

        return width switch
        {
            1 => rest[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(rest),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(rest),
            _ => BinaryPrimitives.ReadUInt64LittleEndian(rest),
        };
    }

    private static PickleToken ReadLines(ReadOnlySpan<byte> source, PickleOpcode opcode, int offset)
    {
        int start = offset + 1;
        int length = source[start..].IndexOf(LineFeed);
        if (opcode.Argument.Shape == PickleShape.TwoLines && length >= 0)
        {
            int second = source[(start + length + 1)..].IndexOf(LineFeed);
            length = second < 0 ? second : length + 1 + second;
        }

        return length >= 0 ? new(opcode, offset, start, length, start + length + 1, 0) : throw Cut(opcode, offset);
    }

    private static PickleException Cut(PickleOpcode opcode, int offset) =>
        new(PickleErrorCode.Truncated, PickleTexts.Cut.With(opcode.Name), offset, opcode.Name);
}

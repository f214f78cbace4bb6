using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Charla.Protocol.Pickle;

/// <summary>The values that have no parts, decoded from where they lie. What is asked for here was found well-formed when it was read.</summary>
internal static class PickleScalar
{
    private const NumberStyles FloatStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The text of a <c>str</c> as <see cref="PythonText"/> has it.</summary>
    public static ReadOnlySpan<byte> Text(PickleHeap heap, Cell cell)
    {
        if (cell.Place == CellPlace.Side)
        {
            return (byte[])heap.Side(cell);
        }

        ReadOnlySpan<byte> source = heap.Source;
        PickleToken token = PickleToken.Read(source, cell.Index);
        ReadOnlySpan<byte> argument = token.Argument(source);
        return token.Opcode.Code switch
        {
            (byte)'V' => EscapedLine.DecodeUnicode(argument),
            (byte)'S' => EscapedLine.DecodeQuoted(argument),
            _ => argument,
        };
    }

    /// <summary>The contents of a <c>bytes</c> or <c>bytearray</c>.</summary>
    public static ReadOnlySpan<byte> Bytes(PickleHeap heap, Cell cell) => cell.Place == CellPlace.Side
        ? (byte[])heap.Side(cell)
        : PickleToken.Read(heap.Source, cell.Index).Argument(heap.Source);

    /// <summary>The value of an <c>int</c> or a <c>bool</c>.</summary>
    public static BigInteger Integer(PickleHeap heap, Cell cell)
    {
        if (cell.Place == CellPlace.Here)
        {
            return cell.Payload;
        }

        if (cell.Place == CellPlace.Side)
        {
            return (BigInteger)heap.Side(cell);
        }

        PickleToken token = PickleToken.Read(heap.Source, cell.Index);
        ReadOnlySpan<byte> argument = token.Argument(heap.Source);
        return token.Opcode.Argument.Shape == PickleShape.Counted ? new BigInteger(argument) : ParseInteger(argument);
    }

    public static double Float(PickleHeap heap, Cell cell)
    {
        if (cell.Place == CellPlace.Side)
        {
            return (double)heap.Side(cell);
        }

        PickleToken token = PickleToken.Read(heap.Source, cell.Index);
        ReadOnlySpan<byte> argument = token.Argument(heap.Source);
        return token.Opcode.Argument.Shape == PickleShape.Fixed
            ? BinaryPrimitives.ReadDoubleBigEndian(argument)
            : TryParseFloat(argument, out double value) ? value : double.NaN;
    }

    /// <summary>An integer's decimal text as it stands on a line, with Python 2's <c>L</c> after it or not.</summary>
    public static ReadOnlySpan<byte> DigitsOf(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r"u8);
        return line.EndsWith("L"u8) ? line[..^1] : line;
    }

    public static bool IsInteger(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> unsigned = digits is [(byte)'-' or (byte)'+', ..] ? digits[1..] : digits;
        return !unsigned.IsEmpty && !unsigned.ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>A float as Python's <c>float()</c> takes it, without blanks and underscores.</summary>
    public static bool TryParseFloat(ReadOnlySpan<byte> text, out double value)
    {
        // .NET has names of its own for what is no number, in which Python sees none: only digits go to its parser.
        if (text.ContainsAnyInRange((byte)'0', (byte)'9'))
        {
            return double.TryParse(text, FloatStyle, CultureInfo.InvariantCulture, out value);
        }

        return NameOf(text, out value);
    }

    private static BigInteger ParseInteger(ReadOnlySpan<byte> line) =>
        BigInteger.Parse(System.Text.Encoding.ASCII.GetString(DigitsOf(line)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static bool NameOf(ReadOnlySpan<byte> text, out double value)
    {
        bool negative = text is [(byte)'-', ..];
        string name = System.Text.Encoding.Latin1.GetString(text is [(byte)'-' or (byte)'+', ..] ? text[1..] : text).ToUpperInvariant();
        value = name switch
        {
            "INF" or "INFINITY" => negative ? double.NegativeInfinity : double.PositiveInfinity,
            _ => double.NaN,
        };
        return name is "INF" or "INFINITY" or "NAN";
    }
}

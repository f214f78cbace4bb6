using System.Numerics;

namespace Charla.Protocol.Pickle;

/// <summary>Makes numbers that have no opcode of their own, ranges of them, and UUIDs, which are one.</summary>
internal static class NumberTypes
{
    private const int MaxRangeArguments = 3;

    public static Cell Complex(HarmlessCall call) => call.Count == 2
        ? call.Heap.NewContainer(PickleKind.Complex, Part(call, 0), Part(call, 1))
        : throw call.Fault();

    public static Cell Range(HarmlessCall call)
    {
        bool integers = call.Count is > 0 and <= MaxRangeArguments && Enumerable.Range(0, call.Count).All(call.IsInteger);
        if (!integers || (call.Count == MaxRangeArguments && PickleScalar.Integer(call.Heap, call.Arguments[2]).IsZero))
        {
            throw call.Fault();
        }

        Cell zero = Cell.Inline(PickleKind.Int, 0);
        Cell one = Cell.Inline(PickleKind.Int, 1);
        return call.Count == 1
            ? call.Heap.NewContainer(PickleKind.Range, zero, call.Arguments[0], one)
            : call.Heap.NewContainer(PickleKind.Range, call.Arguments[0], call.Arguments[1], call.Count == MaxRangeArguments ? call.Arguments[2] : one);
    }

    public static Cell Slice(HarmlessCall call) => call.Count switch
    {
        1 => call.Heap.NewContainer(PickleKind.Slice, Cell.None, call.Arguments[0], Cell.None),
        2 => call.Heap.NewContainer(PickleKind.Slice, call.Arguments[0], call.Arguments[1], Cell.None),
        3 => call.Heap.NewContainer(PickleKind.Slice, [.. call.Arguments]),
        _ => throw call.Fault(),
    };

    public static Cell Decimal(HarmlessCall call) => call.Count == 1 && DecimalText.TryNormalise(call.Text(0), out string? canonical)
        ? call.Heap.NewSide(PickleKind.Decimal, canonical)
        : throw call.Fault();

    /// <summary><c>Fraction('3/4')</c>, and <c>Fraction(3, 4)</c> as Python 3.12 and later have it.</summary>
    public static Cell Fraction(HarmlessCall call)
    {
        (BigInteger numerator, BigInteger denominator) = call switch
        {
            { Count: 1 } when call.KindOf(0) == PickleKind.Str => Ratio(call),
            { Count: 1 } when call.IsInteger(0) => (PickleScalar.Integer(call.Heap, call.Arguments[0]), BigInteger.One),
            { Count: 2 } when call.IsInteger(0) && call.IsInteger(1) => (PickleScalar.Integer(call.Heap, call.Arguments[0]), PickleScalar.Integer(call.Heap, call.Arguments[1])),
            _ => throw call.Fault(),
        };
        return denominator.IsZero ? throw call.Fault() : FractionOf(call.Heap, numerator, denominator);
    }

    public static Cell FractionOf(PickleHeap heap, BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return heap.NewContainer(PickleKind.Fraction, IntegerOf(heap, numerator / divisor), IntegerOf(heap, denominator / divisor));
    }

    /// <summary>A UUID still without its number, which <c>BUILD</c> gives it.</summary>
    public static Cell Uuid(HarmlessCall call) => call.Count == 0 ? call.Heap.NewContainer(PickleKind.Uuid, Cell.None) : throw call.Fault();

    /// <summary><c>copyreg._reconstructor(uuid.UUID, object, None)</c>: protocols 0 and 1's way to make an object without arguments.</summary>
    public static Cell Reconstruct(HarmlessCall call)
    {
        bool valid = call.Count == 3 && IsType(call, 0, "UUID") && IsType(call, 1, "object") && call.KindOf(2) == PickleKind.None;
        return valid ? call.Heap.NewContainer(PickleKind.Uuid, Cell.None) : throw call.Fault();
    }

    /// <summary>The number in a UUID's state; null where it holds none of 128 bits.</summary>
    public static Cell? UuidNumber(PickleHeap heap, Cell state)
    {
        Cell[] pairs = heap.ToArray(state);
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i].Kind == PickleKind.Str && PickleScalar.Text(heap, pairs[i]).SequenceEqual("int"u8) && pairs[i + 1].Kind == PickleKind.Int)
            {
                BigInteger number = PickleScalar.Integer(heap, pairs[i + 1]);
                return number.Sign >= 0 && number.GetBitLength() <= 128 ? pairs[i + 1] : null;
            }
        }

        return null;
    }

    public static Cell IntegerOf(PickleHeap heap, BigInteger number) =>
        number.GetBitLength() < 55 ? Cell.Inline(PickleKind.Int, (long)number) : heap.NewSide(PickleKind.Int, number);

    private static Cell Part(HarmlessCall call, int argument) => call.KindOf(argument) switch
    {
        PickleKind.Float => call.Arguments[argument],
        PickleKind.Int or PickleKind.Bool => call.Heap.NewSide(PickleKind.Float, (double)PickleScalar.Integer(call.Heap, call.Arguments[argument])),
        _ => throw call.Fault(),
    };

    private static (BigInteger Numerator, BigInteger Denominator) Ratio(HarmlessCall call)
    {
        string[] parts = call.Text(0).Split('/');
        return parts.Length switch
        {
            1 => (Digits(call, parts[0]), BigInteger.One),
            2 when parts[1].All(char.IsAsciiDigit) => (Digits(call, parts[0]), Digits(call, parts[1])),
            _ => throw call.Fault(),
        };
    }

    private static BigInteger Digits(HarmlessCall call, string digits)
    {
        bool valid = digits.Length <= call.Machine.Limits.MaxIntegerDigits && PickleScalar.IsInteger(System.Text.Encoding.UTF8.GetBytes(digits));
        return valid ? BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : throw call.Fault();
    }

    private static bool IsType(HarmlessCall call, int argument, string name) =>
        call.KindOf(argument) == PickleKind.Type && HarmlessTypes.At(call.Arguments[argument].Index).Name == name;
}

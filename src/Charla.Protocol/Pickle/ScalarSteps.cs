using System.Buffers.Text;
using System.Numerics;
using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>The opcodes that push a value without parts. What does not fit a cell stays in the source, checked once here.</summary>
internal static class ScalarSteps
{
    private const int InlineBytes = 7;

    public static void None(PickleMachine machine) => machine.Push(Cell.None);

    public static void True(PickleMachine machine) => machine.Push(Cell.Bool(true));

    public static void False(PickleMachine machine) => machine.Push(Cell.Bool(false));

    public static void SmallInt(PickleMachine machine) => machine.Push(Cell.Inline(PickleKind.Int, (long)machine.Token.Number));

    public static void BinInt(PickleMachine machine) => machine.Push(Cell.Inline(PickleKind.Int, (int)machine.Token.Number));

    /// <summary>A number on a line, where <c>00</c> and <c>01</c> are False and True.</summary>
    public static void Int(PickleMachine machine)
    {
        ReadOnlySpan<byte> line = machine.Token.Argument(machine.Source);
        if (line is [(byte)'0', (byte)'0' or (byte)'1'])
        {
            machine.Push(Cell.Bool(line[1] == '1'));
            return;
        }

        Long(machine);
    }

    public static void Long(PickleMachine machine)
    {
        ReadOnlySpan<byte> digits = PickleScalar.DigitsOf(machine.Token.Argument(machine.Source));
        if (digits.Length > machine.Limits.MaxIntegerDigits)
        {
            throw machine.Fault(PickleErrorCode.IntegerTooLong, PickleTexts.IntegerTooLong.With(machine.Limits.MaxIntegerDigits, machine.Limits.MaxIntegerBytes));
        }

        if (!PickleScalar.IsInteger(digits))
        {
            throw machine.Fault(PickleErrorCode.BadArgument, PickleTexts.BadNumber.With(machine.Token.Opcode.Name));
        }

        bool small = Utf8Parser.TryParse(digits, out long number, out int used) && used == digits.Length && Cell.Fits(number);
        machine.Push(small ? Cell.Inline(PickleKind.Int, number) : Large(machine));
    }

    public static void BinLong(PickleMachine machine)
    {
        if (machine.Token.Length > machine.Limits.MaxIntegerBytes)
        {
            throw machine.Fault(PickleErrorCode.IntegerTooLong, PickleTexts.IntegerTooLong.With(machine.Limits.MaxIntegerDigits, machine.Limits.MaxIntegerBytes));
        }

        if (machine.Token.Length > InlineBytes)
        {
            machine.Push(Large(machine));
            return;
        }

        ReadOnlySpan<byte> bytes = machine.Token.Argument(machine.Source);
        long number = bytes.IsEmpty ? 0 : (sbyte)bytes[^1];
        for (int i = bytes.Length - 2; i >= 0; i--)
        {
            number = (number << 8) | bytes[i];
        }

        machine.Push(Cell.Inline(PickleKind.Int, number));
    }

    public static void Float(PickleMachine machine)
    {
        if (!PickleScalar.TryParseFloat(machine.Token.Argument(machine.Source), out _))
        {
            throw machine.Fault(PickleErrorCode.BadArgument, PickleTexts.BadNumber.With(machine.Token.Opcode.Name));
        }

        machine.Push(InSource(machine, PickleKind.Float));
    }

    public static void BinFloat(PickleMachine machine) => machine.Push(InSource(machine, PickleKind.Float));

    public static void QuotedString(PickleMachine machine) =>
        PushText(machine, EscapedLine.DecodeQuoted(machine.Token.Argument(machine.Source)) is not null);

    /// <summary>A text of Python 2, which Python 3 takes as ASCII.</summary>
    public static void AsciiString(PickleMachine machine) => PushText(machine, Ascii.IsValid(machine.Token.Argument(machine.Source)));

    public static void RawUnicode(PickleMachine machine) =>
        PushText(machine, EscapedLine.DecodeUnicode(machine.Token.Argument(machine.Source)) is not null);

    public static void Unicode(PickleMachine machine) => PushText(machine, PythonText.IsValid(machine.Token.Argument(machine.Source)));

    public static void Bytes(PickleMachine machine) => machine.Push(InSource(machine, PickleKind.Bytes));

    public static void ByteArray(PickleMachine machine) => machine.Push(InSource(machine, PickleKind.ByteArray));

    /// <summary>A number that looks too long for a cell; one that only has needless digits is not.</summary>
    private static Cell Large(PickleMachine machine)
    {
        Cell cell = InSource(machine, PickleKind.Int);
        BigInteger number = PickleScalar.Integer(machine.Heap, cell);
        return number >= long.MinValue && number <= long.MaxValue && Cell.Fits((long)number) ? Cell.Inline(PickleKind.Int, (long)number) : cell;
    }

    private static void PushText(PickleMachine machine, bool valid) => machine.Push(valid
        ? InSource(machine, PickleKind.Str)
        : throw machine.Fault(PickleErrorCode.BadText, PickleTexts.BadText.With(machine.Token.Opcode.Name)));

    private static Cell InSource(PickleMachine machine, PickleKind kind) => Cell.Make(kind, CellPlace.Source, machine.Token.Offset);
}

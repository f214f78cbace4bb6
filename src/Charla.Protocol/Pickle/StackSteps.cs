using System.Buffers.Text;

namespace Charla.Protocol.Pickle;

/// <summary>The opcodes that order the stack and the memo, and those that frame the pickle.</summary>
internal static class StackSteps
{
    public static void Protocol(PickleMachine machine)
    {
        if (machine.Token.Number > PickleOpcode.HighestProtocol)
        {
            throw machine.Fault(PickleErrorCode.UnsupportedProtocol, PickleTexts.UnsupportedProtocol.With(machine.Token.Number));
        }
    }

    /// <summary>A frame only helps who reads in pieces; it has to be there whole.</summary>
    public static void Frame(PickleMachine machine)
    {
        int rest = machine.Source.Length - machine.Token.End;
        if (machine.Token.Number > (ulong)rest)
        {
            throw machine.Fault(PickleErrorCode.FrameTooLong, PickleTexts.FrameTooLong.With(machine.Token.Number, rest));
        }
    }

    public static void Stop(PickleMachine machine) => machine.Finish(machine.Pop());

    public static void Mark(PickleMachine machine)
    {
        if (!machine.Stack.TryMark())
        {
            throw machine.Fault(PickleErrorCode.StackTooLarge, PickleTexts.StackTooLarge.With(machine.Limits.MaxStack));
        }
    }

    public static void Pop(PickleMachine machine)
    {
        if (!machine.Stack.TryDropEmptyMark())
        {
            machine.Pop();
        }
    }

    public static void PopMark(PickleMachine machine) => machine.PopMark();

    public static void Duplicate(PickleMachine machine) => machine.Push(machine.Peek());

    public static void Memoize(PickleMachine machine) => Remember(machine, machine.Memo.TryAdd(machine.Peek()));

    public static void Put(PickleMachine machine) => Remember(machine, machine.Memo.TryPut((long)machine.Token.Number, machine.Peek()));

    public static void PutLine(PickleMachine machine) => Remember(machine, machine.Memo.TryPut(NumberOf(machine), machine.Peek()));

    public static void Get(PickleMachine machine) => Recall(machine, (long)machine.Token.Number);

    public static void GetLine(PickleMachine machine) => Recall(machine, NumberOf(machine));

    private static void Remember(PickleMachine machine, bool done)
    {
        if (!done)
        {
            throw machine.Fault(PickleErrorCode.MemoTooLarge, PickleTexts.MemoTooLarge.With(machine.Limits.MaxMemo, machine.Limits.MaxStrayMemo));
        }
    }

    private static void Recall(PickleMachine machine, long number) => machine.Push(machine.Memo.TryGet(number, out Cell cell)
        ? cell
        : throw machine.Fault(PickleErrorCode.MissingMemo, PickleTexts.MissingMemo.With(number)));

    private static long NumberOf(PickleMachine machine)
    {
        ReadOnlySpan<byte> digits = machine.Token.Argument(machine.Source).Trim(" \t\r"u8);
        return Utf8Parser.TryParse(digits, out long number, out int used) && used == digits.Length && number >= 0
            ? number
            : throw machine.Fault(PickleErrorCode.BadArgument, PickleTexts.BadNumber.With(machine.Token.Opcode.Name));
    }
}

namespace Charla.Protocol.Pickle;

/// <summary>Follows opcodes and builds values. Never imports, calls or executes anything: a global that is not on the list of harmless types is a fault, or a name.</summary>
/// <param name="source">The pickle.</param>
/// <param name="limits">How much it may ask for.</param>
/// <param name="witness">Where given, refused globals are written down here and stand for themselves; where null, they end the reading.</param>
internal sealed class PickleMachine(ReadOnlyMemory<byte> source, PickleLimits limits, ForeignWitness? witness = null)
{
    private PickleToken _token;

    public PickleHeap Heap { get; } = new(source);

    public PickleLimits Limits => limits;

    public PickleStack Stack { get; } = new(limits);

    public PickleMemo Memo { get; } = new(limits);

    public ForeignWitness? Witness => witness;

    public ReadOnlySpan<byte> Source => source.Span;

    /// <summary>The opcode that is being followed.</summary>
    public ref readonly PickleToken Token => ref _token;

    /// <summary>The value that <c>STOP</c> found; null before.</summary>
    public Cell? Result { get; private set; }

    /// <summary>How many comparisons and visits of keys' parts are left, in proportion to the pickle.</summary>
    public long KeyWork { get; set; } = 1_000_000 + (16L * source.Length);

    /// <summary>Follows one opcode.</summary>
    /// <exception cref="PickleException">It cannot be followed.</exception>
    public void Step(in PickleToken token)
    {
        _token = token;
        token.Opcode.Step(this);
        if (Heap.Size > limits.MaxValues)
        {
            throw Fault(PickleErrorCode.TooManyValues, PickleTexts.TooManyValues.With(limits.MaxValues));
        }
    }

    public void Push(Cell cell)
    {
        if (!Stack.TryPush(cell))
        {
            throw Fault(PickleErrorCode.StackTooLarge, PickleTexts.StackTooLarge.With(limits.MaxStack));
        }
    }

    public Cell Pop() => Stack.TryPop(out Cell cell) ? cell : throw Underflow();

    public Cell Peek() => Stack.TryPeek(out Cell cell) ? cell : throw Underflow();

    public ReadOnlySpan<Cell> PopMany(int count) => Stack.TryPopMany(count, out ReadOnlySpan<Cell> cells) ? cells : throw Underflow();

    public ReadOnlySpan<Cell> PopMark() =>
        Stack.TryPopMark(out ReadOnlySpan<Cell> cells) ? cells : throw Fault(PickleErrorCode.StackUnderflow, PickleTexts.NoMark.With(_token.Opcode.Name));

    public void Finish(Cell result) => Result = result;

    public PickleException Underflow() => Fault(PickleErrorCode.StackUnderflow, PickleTexts.Underflow.With(_token.Opcode.Name));

    /// <summary>A fault of the opcode that is being followed; of none, where the values come from elsewhere.</summary>
    public PickleException Fault(string code, Bilingual text, string? global = null) => new(code, text, _token.Offset, _token.Opcode?.Name, global);
}

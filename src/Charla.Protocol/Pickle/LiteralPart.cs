namespace Charla.Protocol.Pickle;

/// <summary>A part of a literal as it stands to what is around it: only numbers may have a sign, and only some may be added.</summary>
internal readonly record struct LiteralPart
{
    private LiteralPart(Standing standing, Cell cell, LiteralNumber number, bool isNegated) =>
        (State, Cell, Number, IsNegated) = (standing, cell, number, isNegated);

    private enum Standing
    {
        Number,
        SignedNumber,
        Other,
    }

    private Standing State { get; }

    private Cell Cell { get; }

    private LiteralNumber Number { get; }

    private bool IsNegated { get; }

    public static LiteralPart Of(LiteralNumber number) => new(Standing.Number, default, number, isNegated: false);

    public static LiteralPart Of(Cell cell) => new(Standing.Other, cell, default, isNegated: false);

    /// <summary>The number with a sign in front; null where it is none, or has one already.</summary>
    public LiteralPart? WithSign(bool minus) =>
        State == Standing.Number ? new(Standing.SignedNumber, default, minus ? Number.Negated : Number, minus) : null;

    /// <summary>The complex number of which this is the real and <paramref name="right"/> the imaginary part; null where they are not.</summary>
    public LiteralPart? Plus(LiteralPart right, bool minus, PickleHeap heap)
    {
        bool fits = State != Standing.Other && !Number.IsImaginary && right.State == Standing.Number && right.Number.IsImaginary;
        if (!fits || Number.Real is not { } real)
        {
            return null;
        }

        // As Python adds: what is missing on each side is a zero, whose sign matters.
        double imaginary = right.Number.Float;
        return Of(minus ? Complex(heap, real - 0.0, 0.0 - imaginary) : Complex(heap, real + 0.0, 0.0 + imaginary));
    }

    /// <summary>The value that it is by itself.</summary>
    public Cell ToCell(PickleHeap heap)
    {
        if (State == Standing.Other)
        {
            return Cell;
        }

        if (Number.IsImaginary)
        {
            return Complex(heap, IsNegated ? -0.0 : 0.0, Number.Float);
        }

        return Number.Integer is { } integer ? NumberTypes.IntegerOf(heap, integer) : heap.NewSide(PickleKind.Float, Number.Float);
    }

    private static Cell Complex(PickleHeap heap, double real, double imaginary) =>
        heap.NewContainer(PickleKind.Complex, heap.NewSide(PickleKind.Float, real), heap.NewSide(PickleKind.Float, imaginary));
}

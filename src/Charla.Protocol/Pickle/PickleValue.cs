using System.Numerics;

namespace Charla.Protocol.Pickle;

/// <summary>One Python value of a pickle or a literal: a small view, which keeps alive all that was read with it.</summary>
/// <remarks>Safe to read from several threads.</remarks>
internal readonly record struct PickleValue(PickleHeap Heap, Cell Cell)
{
    public PickleKind Kind => Cell.Kind;

    /// <summary>Items of a list, tuple, set or deque, or pairs of a mapping; 0 for anything else.</summary>
    public int Count => PickleShapes.IsContainer(Cell)
        ? (Heap.Count(Cell) - PickleShapes.Fields(Kind)) / (PickleShapes.IsMapping(Kind) ? 2 : 1)
        : 0;

    /// <summary>A list's, tuple's, set's or deque's items, or the parts of a value that is made of parts; of a mapping, keys and values in turn.</summary>
    public IEnumerable<PickleValue> Items()
    {
        if (!PickleShapes.IsContainer(Cell))
        {
            yield break;
        }

        CellEnumerator items = Heap.Items(Cell, PickleShapes.Fields(Kind));
        while (items.MoveNext())
        {
            yield return new PickleValue(Heap, items.Current);
        }
    }

    /// <summary>The value of an int, however long.</summary>
    public BigInteger AsInteger() => PickleScalar.Integer(Heap, Require(PickleKind.Int));

    /// <summary>The text of a str. Lone surrogates stay as they are.</summary>
    public string AsText() => PythonText.ToText(PickleScalar.Text(Heap, Require(PickleKind.Str)));

    private Cell Require(PickleKind kind) => Kind == kind ? Cell : throw new InvalidOperationException($"A {Kind} is no {kind}.");
}

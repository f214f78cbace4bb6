namespace Charla.Protocol.Pickle;

/// <summary>Whether Python would take a value as a key of a dictionary or a member of a set.</summary>
internal static class PickleHashability
{
    /// <summary>Judges every <paramref name="step"/>-th value.</summary>
    /// <exception cref="PickleException">One of them can change, or is so built that finding out takes too long.</exception>
    public static void CheckAll(PickleMachine machine, ReadOnlySpan<Cell> cells, int step = 1)
    {
        for (int i = 0; i < cells.Length; i += step)
        {
            Check(machine, cells[i], depth: 0);
        }
    }

    private static void Check(PickleMachine machine, Cell cell, int depth)
    {
        if (cell.Kind < PickleKind.ByteArray)
        {
            return;
        }

        if (PickleShapes.IsMutable(cell.Kind))
        {
            throw machine.Fault(PickleErrorCode.Unhashable, PickleTexts.Unhashable.With(PickleShapes.NameOf(cell.Kind)));
        }

        if (cell.Kind == PickleKind.Tuple)
        {
            CheckParts(machine, cell, depth + 1);
        }
    }

    private static void CheckParts(PickleMachine machine, Cell tuple, int depth)
    {
        CellEnumerator parts = machine.Heap.Items(tuple);
        while (parts.MoveNext())
        {
            // A tuple may hold the same tuple twice, and that one another twice: thirty of them are a thousand million parts.
            if (--machine.KeyWork < 0 || depth > machine.Limits.MaxDepth)
            {
                throw machine.Fault(PickleErrorCode.KeyTooComplex, PickleTexts.KeyTooComplex);
            }

            Check(machine, parts.Current, depth);
        }
    }
}

using System.Collections;

namespace Charla.Protocol.Pickle;

/// <summary>The last look at what was read, once from the root to every value: how deep it goes, and that no dictionary or set holds a key twice.</summary>
internal sealed class PickleSettling(PickleMachine machine)
{
    /// <summary>Up to so many keys each is compared with each other, which is quicker than a table.</summary>
    private const int FewKeys = 8;

    private readonly PickleHeap _heap = machine.Heap;
    private readonly PickleKeys _keys = new(machine);
    private readonly BitArray _seen = new(machine.Heap.Runs);
    private readonly List<CellEnumerator> _path = [];
    private readonly Cell[] _few = new Cell[FewKeys];

    /// <exception cref="PickleException">It goes too deep, a UUID never got its number, or its keys are too complex to compare.</exception>
    public void Settle(Cell root)
    {
        Enter(root);
        while (_path.Count > 0)
        {
            // The enumerator is a value: it has to be moved where it lies.
            ref CellEnumerator items = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_path)[^1];
            if (!items.MoveNext())
            {
                _path.RemoveAt(_path.Count - 1);
                continue;
            }

            Enter(items.Current);
        }
    }

    private void Enter(Cell cell)
    {
        if (!PickleShapes.IsContainer(cell) || _seen[cell.Index])
        {
            return;
        }

        if (_path.Count >= machine.Limits.MaxDepth)
        {
            throw machine.Fault(PickleErrorCode.TooDeep, PickleTexts.TooDeep.With(machine.Limits.MaxDepth));
        }

        _seen[cell.Index] = true;
        Tidy(cell);
        _path.Add(_heap.Items(cell));
    }

    private void Tidy(Cell cell)
    {
        if (PickleShapes.IsMapping(cell.Kind))
        {
            DropRepeats(cell, PickleShapes.Fields(cell.Kind), step: 2);
        }
        else if (PickleShapes.IsSet(cell.Kind))
        {
            DropRepeats(cell, fields: 0, step: 1);
        }
        else if (cell.Kind == PickleKind.Deque)
        {
            DropOldest(cell);
        }
        else if (cell.Kind == PickleKind.Uuid && _heap.First(cell).Kind == PickleKind.None)
        {
            throw machine.Fault(PickleErrorCode.BadCall, PickleTexts.BadCall.With("uuid.UUID"));
        }
    }

    private void DropRepeats(Cell cell, int fields, int step)
    {
        int keys = (_heap.Count(cell) - fields) / step;
        if (keys < 2 || (keys <= FewKeys ? AreDistinct(cell, fields, step) : AreManyDistinct(cell, fields, step, keys)))
        {
            return;
        }

        Cell[] all = _heap.ToArray(cell);
        List<Cell> kept = [.. all[..fields]];
        Dictionary<Cell, int> places = new(keys, _keys);
        for (int i = fields; i < all.Length; i += step)
        {
            if (places.TryAdd(all[i], kept.Count))
            {
                kept.AddRange(all.AsSpan(i, step));
            }
            else if (step == 2)
            {
                // As in Python: the first key stays where it is and gets the last value.
                kept[places[all[i]] + 1] = all[i + 1];
            }
        }

        _heap.Replace(cell, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept));
    }

    private bool AreDistinct(Cell cell, int fields, int step)
    {
        int count = 0;
        CellEnumerator items = _heap.Items(cell, fields);
        while (items.MoveNext())
        {
            Cell key = items.Current;
            for (int i = 0; i < count; i++)
            {
                if (_keys.Equals(_few[i], key))
                {
                    return false;
                }
            }

            _few[count++] = key;
            if (step == 2)
            {
                items.MoveNext();
            }
        }

        return true;
    }

    private bool AreManyDistinct(Cell cell, int fields, int step, int keys)
    {
        HashSet<Cell> seen = new(keys, _keys);
        CellEnumerator items = _heap.Items(cell, fields);
        while (items.MoveNext())
        {
            if (!seen.Add(items.Current))
            {
                return false;
            }

            if (step == 2)
            {
                items.MoveNext();
            }
        }

        return true;
    }

    private void DropOldest(Cell deque)
    {
        Cell longest = _heap.First(deque);
        int count = _heap.Count(deque) - 1;
        if (longest.Kind != PickleKind.None && count > longest.Payload)
        {
            Cell[] all = _heap.ToArray(deque, skip: 1);
            _heap.Replace(deque, [longest, .. all[^(int)longest.Payload..]]);
        }
    }
}

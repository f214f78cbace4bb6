namespace Charla.Protocol.Pickle;

/// <summary>The values of one pickle, eight bytes each. Text, bytes and long numbers stay where they are in the pickle's bytes and are decoded when asked for.</summary>
/// <remarks>
/// A container is a chain of runs in one great list of cells: what Python appends in batches of a thousand is never copied again.
/// Holds on to its source, which must not change while any value of it is in use. Not safe for two threads while it grows.
/// </remarks>
internal sealed class PickleHeap(ReadOnlyMemory<byte> source)
{
    private readonly ChunkedList<Cell> _cells = new();
    private readonly ChunkedList<Run> _runs = new();
    private readonly List<object> _side = [];

    /// <summary>A heap for values that come from no pickle.</summary>
    public PickleHeap()
        : this(default)
    {
    }

    public ReadOnlySpan<byte> Source => source.Span;

    /// <summary>Containers, and the parts that containers grew by; an upper bound of any container's number.</summary>
    public int Runs => _runs.Count;

    /// <summary>Containers and values in them, whether or not anything still refers to them.</summary>
    public int Size => _cells.Count + _runs.Count;

    public Cell NewContainer(PickleKind kind, params ReadOnlySpan<Cell> items)
    {
        int number = _runs.Count;
        _runs.Add(new Run { Start = _cells.Count, Count = items.Length, Next = -1, Last = number });
        _cells.AddRange(items);
        return Cell.Inline(kind, number);
    }

    public void Append(Cell container, ReadOnlySpan<Cell> items)
    {
        if (items.IsEmpty)
        {
            return;
        }

        ref Run head = ref _runs[container.Index];
        ref Run last = ref _runs[head.Last];
        if (last.Count == 0)
        {
            last.Start = _cells.Count;
        }

        if (last.Start + last.Count == _cells.Count)
        {
            last.Count += items.Length;
        }
        else
        {
            int added = _runs.Count;
            last.Next = added;
            head.Last = added;
            _runs.Add(new Run { Start = _cells.Count, Count = items.Length, Next = -1 });
        }

        _cells.AddRange(items);
    }

    /// <summary>Puts other items in the place of all those that the container has.</summary>
    public void Replace(Cell container, ReadOnlySpan<Cell> items)
    {
        _runs[container.Index] = new Run { Start = _cells.Count, Count = items.Length, Next = -1, Last = container.Index };
        _cells.AddRange(items);
    }

    public void SetFirst(Cell container, Cell item) => _cells[_runs[container.Index].Start] = item;

    public Cell First(Cell container) => _cells[_runs[container.Index].Start];

    public int Count(Cell container)
    {
        int count = 0;
        for (int run = container.Index; run >= 0; run = _runs[run].Next)
        {
            count += _runs[run].Count;
        }

        return count;
    }

    /// <summary>Goes over a container's cells in order, from the one numbered <paramref name="skip"/>.</summary>
    public CellEnumerator Items(Cell container, int skip = 0)
    {
        CellEnumerator items = new(this, container.Index);
        while (skip-- > 0 && items.MoveNext())
        {
            // The fields that stand in front of the items.
        }

        return items;
    }

    public Cell[] ToArray(Cell container, int skip = 0)
    {
        Cell[] all = new Cell[Math.Max(0, Count(container) - skip)];
        CellEnumerator items = Items(container, skip);
        for (int i = 0; items.MoveNext(); i++)
        {
            all[i] = items.Current;
        }

        return all;
    }

    /// <summary>A value that no opcode of the source spells out: UTF-8 for text, bytes, a <c>BigInteger</c>, a <c>double</c>, a Decimal's canonical text.</summary>
    public Cell NewSide(PickleKind kind, object value)
    {
        _side.Add(value);
        return Cell.Make(kind, CellPlace.Side, _side.Count - 1);
    }

    public object Side(Cell cell) => _side[cell.Index];

    internal Cell CellAt(int place) => _cells[place];

    internal void RunAt(int number, out int start, out int count, out int next)
    {
        ref Run run = ref _runs[number];
        (start, count, next) = (run.Start, run.Count, run.Next);
    }

    /// <summary>Cells that lie one after the other. Of a container's runs only the first knows the last.</summary>
    private struct Run
    {
        public int Start;
        public int Count;
        public int Next;
        public int Last;
    }
}

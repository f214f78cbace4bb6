namespace Charla.Protocol.Pickle;

/// <summary>The machine's stack of values, and the marks that say where a run of them begins.</summary>
internal sealed class PickleStack(PickleLimits limits)
{
    private Cell[] _cells = new Cell[16];
    private int[] _marks = new int[4];
    private int _markCount;

    public int Count { get; private set; }

    /// <summary>How many marks are open.</summary>
    public int Marks => _markCount;

    /// <summary>Values below it belong to what was begun before the last mark.</summary>
    private int Fence => _markCount == 0 ? 0 : _marks[_markCount - 1];

    public bool TryPush(Cell cell)
    {
        if (Count == _cells.Length)
        {
            if (Count >= limits.MaxStack)
            {
                return false;
            }

            Array.Resize(ref _cells, Count * 2);
        }

        _cells[Count++] = cell;
        return true;
    }

    public bool TryPop(out Cell cell)
    {
        bool has = TryPeek(out cell);
        Count -= has ? 1 : 0;
        return has;
    }

    public bool TryPeek(out Cell cell)
    {
        bool has = Count > Fence;
        cell = has ? _cells[Count - 1] : default;
        return has;
    }

    /// <summary>Takes the uppermost <paramref name="count"/> values off; valid until the next push.</summary>
    public bool TryPopMany(int count, out ReadOnlySpan<Cell> cells)
    {
        bool has = Count - count >= Fence;
        cells = has ? _cells.AsSpan(Count - count, count) : [];
        Count -= has ? count : 0;
        return has;
    }

    public bool TryMark()
    {
        if (_markCount == _marks.Length)
        {
            if (_markCount >= limits.MaxStack)
            {
                return false;
            }

            Array.Resize(ref _marks, _markCount * 2);
        }

        _marks[_markCount++] = Count;
        return true;
    }

    /// <summary>Takes off the last mark and the values above it, which are valid until the next push.</summary>
    public bool TryPopMark(out ReadOnlySpan<Cell> cells)
    {
        if (_markCount == 0)
        {
            cells = [];
            return false;
        }

        int start = _marks[--_markCount];
        cells = _cells.AsSpan(start, Count - start);
        Count = start;
        return true;
    }

    /// <summary>Forgets the last mark where nothing stands above it.</summary>
    public bool TryDropEmptyMark()
    {
        bool empty = _markCount > 0 && _marks[_markCount - 1] == Count;
        _markCount -= empty ? 1 : 0;
        return empty;
    }
}

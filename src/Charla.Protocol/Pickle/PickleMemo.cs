namespace Charla.Protocol.Pickle;

/// <summary>Values remembered by number. Numbers in turn cost eight bytes each; any other is kept apart, so that a high number costs no more than a low one.</summary>
internal sealed class PickleMemo(PickleLimits limits)
{
    private readonly ChunkedList<Cell> _inTurn = new();
    private Dictionary<long, Cell>? _strays;

    /// <summary>Remembers a value under the number that is next in Python: how many there are.</summary>
    public bool TryAdd(Cell cell) => TryPut(_inTurn.Count + (_strays?.Count ?? 0), cell);

    public bool TryPut(long number, Cell cell)
    {
        if (number < _inTurn.Count)
        {
            _inTurn[(int)number] = cell;
            return true;
        }

        if (number == _inTurn.Count)
        {
            _inTurn.Add(cell);
            _strays?.Remove(number);
            return _inTurn.Count <= limits.MaxMemo;
        }

        _strays ??= [];
        _strays[number] = cell;
        return _strays.Count <= limits.MaxStrayMemo;
    }

    public bool TryGet(long number, out Cell cell)
    {
        if (number >= 0 && number < _inTurn.Count)
        {
            cell = _inTurn[(int)number];
            return true;
        }

        cell = default;
        return _strays is not null && _strays.TryGetValue(number, out cell);
    }
}

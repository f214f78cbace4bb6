namespace Charla.Protocol.Pickle;

/// <summary>Goes over the cells of one container, as they were when each of its runs was reached.</summary>
internal struct CellEnumerator
{
    private readonly PickleHeap _heap;
    private int _place;
    private int _end;
    private int _next;

    public CellEnumerator(PickleHeap heap, int number)
    {
        _heap = heap;
        Enter(number);
    }

    public readonly Cell Current => _heap.CellAt(_place);

    public bool MoveNext()
    {
        _place++;
        while (_place >= _end)
        {
            if (_next < 0)
            {
                return false;
            }

            Enter(_next);
            _place++;
        }

        return true;
    }

    private void Enter(int number)
    {
        _heap.RunAt(number, out int start, out int count, out _next);
        (_place, _end) = (start - 1, start + count);
    }
}

using System.Numerics;

namespace Charla.Protocol.Pickle;

/// <summary>Writes the values of one heap, each object once.</summary>
internal sealed class ValueWriting
{
    private const int BatchSize = 1_000;
    private const int ShortTuple = 3;
    private const int MaxDepth = 1_000;

    private static readonly Bilingual _tooDeep = new("El valor es demasiado profundo para escribirlo.", "The value goes too deep to be written.");

    private static readonly Bilingual _tooManyDigits = new(
        "Los protocolos 0 y 1 escriben los enteros en cifras, y Python no lee más de {0}.",
        "Protocols 0 and 1 write integers in digits, and Python reads no more than {0}.");

    private readonly PickleHeap _heap;
    private readonly PickleOutput _output;
    private readonly ObjectWriting _objects;
    private readonly Dictionary<Cell, int> _memo = [];
    private int _remembered;
    private int _depth;

    public ValueWriting(PickleHeap heap, PickleOutput output)
    {
        (_heap, _output) = (heap, output);
        _objects = new ObjectWriting(heap, output, this);
    }

    public void Save(Cell cell)
    {
        _output.Boundary();
        if (_memo.TryGetValue(cell, out int number))
        {
            _output.Recall(number);
            return;
        }

        if (++_depth > MaxDepth)
        {
            throw new PickleException(PickleErrorCode.TooDeep, _tooDeep);
        }

        switch (cell.Kind)
        {
            case <= PickleKind.Float:
                SaveScalar(cell);
                break;
            case PickleKind.Str:
                _output.Text(PickleScalar.Text(_heap, cell));
                Remember(cell);
                break;
            case PickleKind.Bytes when _output.Protocol >= 3:
                _output.Bytes(PickleScalar.Bytes(_heap, cell));
                Remember(cell);
                break;
            default:
                SaveContainer(cell);
                break;
        }

        _depth--;
    }

    public void Remember(Cell cell)
    {
        _memo[cell] = _remembered;
        RememberUnnamed();
    }

    /// <summary>Remembers what no other value refers to, since Python does.</summary>
    public void RememberUnnamed() => _output.Remember(_remembered++);

    public bool TryRecall(Cell cell)
    {
        bool known = _memo.TryGetValue(cell, out int number);
        if (known)
        {
            _output.Recall(number);
        }

        return known;
    }

    /// <summary>Adds the items to the list on the stack.</summary>
    public void SaveItems(ReadOnlySpan<Cell> items, char one, char many, int step, bool markLast)
    {
        int batch = BatchSize * step;
        if (!_output.IsBinary)
        {
            batch = step;
        }

        for (int i = 0; i < items.Length; i += batch)
        {
            ReadOnlySpan<Cell> part = items.Slice(i, Math.Min(batch, items.Length - i));
            bool single = part.Length == step && (!markLast || items.Length == step || !_output.IsBinary);
            if (!single)
            {
                _output.Opcode('(');
            }

            foreach (Cell item in part)
            {
                Save(item);
            }

            _output.Opcode(single ? one : many);
        }
    }

    private void SaveScalar(Cell cell)
    {
        switch (cell.Kind)
        {
            case PickleKind.None:
                _output.Opcode('N');
                break;
            case PickleKind.Bool when _output.Protocol >= 2:
                _output.Opcode(cell.Payload != 0 ? '\x88' : '\x89');
                break;
            case PickleKind.Bool:
                _output.Line('I', cell.Payload != 0 ? "01" : "00");
                break;
            case PickleKind.Int:
                _output.Integer(Integer(cell));
                break;
            default:
                _output.Float(PickleScalar.Float(_heap, cell));
                break;
        }
    }

    private BigInteger Integer(Cell cell)
    {
        BigInteger number = PickleScalar.Integer(_heap, cell);
        int most = PickleLimits.Default.MaxIntegerDigits;
        return _output.Protocol >= 2 || number.GetBitLength() * Math.Log10(2) < most - 1
            ? number
            : throw new PickleException(PickleErrorCode.NotWritable, _tooManyDigits.With(most));
    }

    private void SaveContainer(Cell cell)
    {
        switch (cell.Kind)
        {
            case PickleKind.List:
                SaveGrowing(cell, ']', 'l', 'a', 'e', step: 1);
                break;
            case PickleKind.Dict:
                SaveGrowing(cell, '}', 'd', 's', 'u', step: 2);
                break;
            case PickleKind.Tuple:
                SaveTuple(cell, _heap.ToArray(cell));
                break;
            case PickleKind.Set when _output.Protocol >= 4:
                SaveSet(cell);
                break;
            case PickleKind.FrozenSet when _output.Protocol >= 4:
                SaveFrozenSet(cell);
                break;
            default:
                _objects.Save(cell);
                break;
        }
    }

    private void SaveGrowing(Cell cell, char empty, char emptyText, char one, char many, int step)
    {
        if (_output.IsBinary)
        {
            _output.Opcode(empty);
        }
        else
        {
            _output.Opcode('(');
            _output.Opcode(emptyText);
        }

        Remember(cell);
        SaveItems(_heap.ToArray(cell), one, many, step, markLast: true);
    }

    /// <summary>A tuple exists only when its items do. Where one of them held it, it is there by then, and what stands on the stack goes.</summary>
    public void SaveTuple(Cell? cell, Cell[] items)
    {
        if (items.Length == 0)
        {
            SaveEmptyTuple();
            return;
        }

        bool isShort = items.Length <= ShortTuple && _output.Protocol >= 2;
        if (!isShort)
        {
            _output.Opcode('(');
        }

        foreach (Cell item in items)
        {
            Save(item);
        }

        if (cell is { } tuple && _memo.ContainsKey(tuple))
        {
            Drop(items.Length, marked: !isShort);
            TryRecall(tuple);
            return;
        }

        _output.Opcode(isShort ? "\x85\x86\x87"[items.Length - 1] : 't');
        if (cell is { } made)
        {
            Remember(made);
        }
        else
        {
            RememberUnnamed();
        }
    }

    private void SaveEmptyTuple()
    {
        if (!_output.IsBinary)
        {
            _output.Opcode('(');
        }

        _output.Opcode(_output.IsBinary ? ')' : 't');
    }

    private void Drop(int count, bool marked)
    {
        if (marked && _output.IsBinary)
        {
            _output.Opcode('1');
            return;
        }

        for (int i = 0; i < count + (marked ? 1 : 0); i++)
        {
            _output.Opcode('0');
        }
    }

    private void SaveSet(Cell cell)
    {
        _output.Opcode('\x8f');
        Remember(cell);
        foreach (Cell[] part in _heap.ToArray(cell).Chunk(BatchSize))
        {
            _output.Opcode('(');
            foreach (Cell item in part)
            {
                Save(item);
            }

            _output.Opcode('\x90');
        }
    }

    private void SaveFrozenSet(Cell cell)
    {
        Cell[] items = _heap.ToArray(cell);
        _output.Opcode('(');
        foreach (Cell item in items)
        {
            Save(item);
        }

        if (_memo.ContainsKey(cell))
        {
            Drop(items.Length, marked: true);
            TryRecall(cell);
            return;
        }

        _output.Opcode('\x91');
        Remember(cell);
    }
}

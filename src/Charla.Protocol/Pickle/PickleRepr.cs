using System.Globalization;
using System.Numerics;

namespace Charla.Protocol.Pickle;

/// <summary>Appends values as Python's <c>repr</c> shows them. A value inside itself is shown with an ellipsis, as Python does.</summary>
internal sealed class PickleRepr
{
    /// <summary>Levels after which an ellipsis stands for the rest. A value that was read has fewer, unless it meets itself on many ways.</summary>
    private const int MaxDepth = 1_000;

    private readonly PickleHeap _heap;
    private readonly BoundedText _output;
    private readonly HashSet<Cell> _open = [];
    private readonly TimeRepr _times;

    public PickleRepr(PickleHeap heap, BoundedText output)
    {
        (_heap, _output) = (heap, output);
        _times = new TimeRepr(heap, output, this);
    }

    public void Append(Cell cell)
    {
        if (_output.IsFull)
        {
            return;
        }

        if (!PickleShapes.IsContainer(cell))
        {
            AppendScalar(cell);
        }
        else if (_open.Count >= MaxDepth || !_open.Add(cell))
        {
            _output.Append(Recursion(cell.Kind));
        }
        else
        {
            AppendContainer(cell);
            _open.Remove(cell);
        }
    }

    /// <summary>Appends values with commas between them.</summary>
    public void AppendItems(Cell cell, int skip)
    {
        string separator = "";
        CellEnumerator items = _heap.Items(cell, skip);
        while (!_output.IsFull && items.MoveNext())
        {
            _output.Append(separator);
            Append(items.Current);
            separator = ", ";
        }
    }

    private static string Recursion(PickleKind kind) => kind switch
    {
        PickleKind.List or PickleKind.Deque => "[...]",
        PickleKind.Tuple => "(...)",
        PickleKind.Set => "set(...)",
        PickleKind.FrozenSet => "frozenset(...)",
        PickleKind.Dict => "{...}",
        PickleKind.DefaultDict => "defaultdict(...)",
        PickleKind.Counter => "Counter(...)",
        _ => "...",
    };

    private static string TypeText(HarmlessType type) => type.IsFunction
        ? $"<function {type.Name}>"
        : type.Module == "builtins" ? $"<class '{type.Name}'>" : $"<class '{type.FullName}'>";

    private void AppendScalar(Cell cell)
    {
        switch (cell.Kind)
        {
            case PickleKind.Str:
                PythonQuoting.AppendText(_output, PickleScalar.Text(_heap, cell));
                break;
            case PickleKind.Bytes:
                PythonQuoting.AppendBytes(_output, PickleScalar.Bytes(_heap, cell));
                break;
            case PickleKind.ByteArray:
                _output.Append("bytearray(");
                PythonQuoting.AppendBytes(_output, PickleScalar.Bytes(_heap, cell), escapeQuotes: true);
                _output.Append(')');
                break;
            default:
                _output.Append(ShortScalar(cell));
                break;
        }
    }

    private string ShortScalar(Cell cell) => cell.Kind switch
    {
        PickleKind.None => "None",
        PickleKind.Bool => cell.Payload != 0 ? "True" : "False",
        PickleKind.Int => PickleScalar.Integer(_heap, cell).ToString(CultureInfo.InvariantCulture),
        PickleKind.Float => PythonNumber.OfFloat(PickleScalar.Float(_heap, cell)),
        PickleKind.Decimal => $"Decimal('{(string)_heap.Side(cell)}')",
        PickleKind.Type => TypeText(HarmlessTypes.At(cell.Index)),
        _ => "Ellipsis",
    };

    private void AppendContainer(Cell cell)
    {
        switch (cell.Kind)
        {
            case PickleKind.List:
                Wrap("[", cell, "]");
                break;
            case PickleKind.Tuple:
                Wrap("(", cell, _heap.Count(cell) == 1 ? ",)" : ")");
                break;
            case PickleKind.Set or PickleKind.FrozenSet:
                AppendSet(cell);
                break;
            case PickleKind.Dict:
                AppendPairs(cell, 0);
                break;
            case PickleKind.Slice:
                Wrap("slice(", cell, ")");
                break;
            case PickleKind.Foreign:
                AppendForeign(cell);
                break;
            case PickleKind.OrderedDict or PickleKind.DefaultDict or PickleKind.Counter or PickleKind.Deque:
                AppendCollection(cell);
                break;
            default:
                AppendObject(cell);
                break;
        }
    }

    private void Wrap(string before, Cell cell, string after, int skip = 0)
    {
        _output.Append(before);
        AppendItems(cell, skip);
        _output.Append(after);
    }

    private void AppendSet(Cell cell)
    {
        bool empty = _heap.Count(cell) == 0;
        if (cell.Kind == PickleKind.Set)
        {
            Wrap(empty ? "set(" : "{", cell, empty ? ")" : "}");
        }
        else
        {
            Wrap(empty ? "frozenset(" : "frozenset({", cell, empty ? ")" : "})");
        }
    }

    private void AppendPairs(Cell cell, int fields)
    {
        string separator = "{";
        CellEnumerator items = _heap.Items(cell, fields);
        while (!_output.IsFull && items.MoveNext())
        {
            Cell key = items.Current;
            items.MoveNext();
            AppendPair(separator, key, ": ", items.Current);
            separator = ", ";
        }

        _output.Append(separator == "{" ? "{}" : "}");
    }

    private void AppendPair(string before, Cell key, string between, Cell value)
    {
        _output.Append(before);
        Append(key);
        _output.Append(between);
        Append(value);
    }

    private void AppendCollection(Cell cell)
    {
        switch (cell.Kind)
        {
            case PickleKind.OrderedDict:
                AppendOrderedDict(cell);
                break;
            case PickleKind.DefaultDict:
                _output.Append("defaultdict(");
                Append(_heap.First(cell));
                _output.Append(", ");
                AppendPairs(cell, 1);
                _output.Append(')');
                break;
            case PickleKind.Counter:
                AppendCounter(cell);
                break;
            default:
                Cell longest = _heap.First(cell);
                Wrap("deque([", cell, longest.Kind == PickleKind.None ? "])" : $"], maxlen={longest.Payload})", skip: 1);
                break;
        }
    }

    private void AppendOrderedDict(Cell cell)
    {
        string separator = "OrderedDict([(";
        CellEnumerator items = _heap.Items(cell);
        while (!_output.IsFull && items.MoveNext())
        {
            Cell key = items.Current;
            items.MoveNext();
            AppendPair(separator, key, ", ", items.Current);
            _output.Append(')');
            separator = ", (";
        }

        _output.Append(_heap.Count(cell) == 0 ? "OrderedDict()" : "])");
    }

    /// <summary>What orders numbers of both kinds exactly: infinity, whole part, fraction.</summary>
    private (double Infinite, System.Numerics.BigInteger Whole, double Fraction) Size(Cell count)
    {
        if (count.Kind != PickleKind.Float)
        {
            return (0, PickleScalar.Integer(_heap, count), 0);
        }

        double number = PickleScalar.Float(_heap, count);
        double floor = Math.Floor(number);
        return double.IsFinite(number) ? (0, new System.Numerics.BigInteger(floor), number - floor) : (number, 0, 0);
    }

    /// <summary>Python shows the most frequent first, where all counts are numbers.</summary>
    private void AppendCounter(Cell cell)
    {
        Cell[] pairs = _heap.ToArray(cell);
        IEnumerable<(Cell Key, Cell Count)> counts = Enumerable.Range(0, pairs.Length / 2).Select(i => (pairs[2 * i], pairs[(2 * i) + 1]));
        if (counts.All(pair => pair.Count.Kind is PickleKind.Int or PickleKind.Bool or PickleKind.Float))
        {
            counts = counts.OrderByDescending(pair => Size(pair.Count));
        }

        string separator = "Counter({";
        foreach ((Cell key, Cell count) in counts)
        {
            if (_output.IsFull)
            {
                return;
            }

            AppendPair(separator, key, ": ", count);
            separator = ", ";
        }

        _output.Append(pairs.Length == 0 ? "Counter()" : "})");
    }

    private void AppendObject(Cell cell)
    {
        Cell[] parts = _heap.ToArray(cell);
        switch (cell.Kind)
        {
            case PickleKind.Complex:
                _output.Append(PythonNumber.OfComplex(PickleScalar.Float(_heap, parts[0]), PickleScalar.Float(_heap, parts[1])));
                break;
            case PickleKind.Range:
                bool single = parts[2] is { Place: CellPlace.Here, Payload: 1 };
                _output.Append($"range({Integer(parts[0])}, {Integer(parts[1])}{(single ? "" : $", {Integer(parts[2])}")})");
                break;
            case PickleKind.Fraction:
                _output.Append($"Fraction({Integer(parts[0])}, {Integer(parts[1])})");
                break;
            case PickleKind.Uuid:
                string hex = Integer(parts[0]).ToString("x32", CultureInfo.InvariantCulture)[^32..];
                _output.Append($"UUID('{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}')");
                break;
            default:
                _times.Append(cell.Kind, parts);
                break;
        }
    }

    /// <summary>What would have been called, such as <c>os.system('…')</c>.</summary>
    private void AppendForeign(Cell cell)
    {
        Cell callee = _heap.First(cell);
        if (callee.Kind == PickleKind.Str)
        {
            _output.Append(PythonText.ToText(PickleScalar.Text(_heap, callee)));
            return;
        }

        Append(callee);
        Wrap("(", cell, ")", skip: 1);
    }

    private BigInteger Integer(Cell cell) => PickleScalar.Integer(_heap, cell);
}

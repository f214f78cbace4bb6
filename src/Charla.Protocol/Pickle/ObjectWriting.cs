using System.Text;

namespace Charla.Protocol.Pickle;

/// <summary>Writes the values that a pickle makes by calling their type.</summary>
internal sealed class ObjectWriting(PickleHeap heap, PickleOutput output, ValueWriting values)
{
    private static readonly Bilingual _notWritable = new("No hay forma de escribir {0}.", "There is no way to write {0}.");

    private readonly Dictionary<HarmlessType, Cell> _types = [];
    private readonly Dictionary<string, Cell> _names = [];

    public void Save(Cell cell)
    {
        switch (cell.Kind)
        {
            case PickleKind.Type:
                SaveType(HarmlessTypes.At(cell.Index));
                break;
            case PickleKind.Ellipsis:
                SaveType(HarmlessTypes.For(PickleKind.Ellipsis));
                break;
            case PickleKind.ByteArray when output.Protocol >= 5:
                output.Counted('\x96', PickleScalar.Bytes(heap, cell), 8);
                values.Remember(cell);
                break;
            case PickleKind.Bytes or PickleKind.ByteArray:
                SaveBytes(cell);
                break;
            case PickleKind.Uuid:
                SaveUuid(cell);
                break;
            case PickleKind.Foreign:
                throw new PickleException(PickleErrorCode.NotWritable, _notWritable.With(PickleShapes.NameOf(cell.Kind)));
            default:
                SaveCall(cell);
                break;
        }
    }

    private void SaveCall(Cell cell)
    {
        Cell[] parts = PickleShapes.IsContainer(cell) ? heap.ToArray(cell) : [];
        Reduce(cell, HarmlessTypes.For(cell.Kind), cell.Kind switch
        {
            PickleKind.Set or PickleKind.FrozenSet => [heap.NewContainer(PickleKind.List, parts)],
            PickleKind.Counter => [heap.NewContainer(PickleKind.Dict, parts)],
            PickleKind.OrderedDict => [],
            PickleKind.DefaultDict => parts[0].Kind == PickleKind.None ? [] : parts[..1],
            PickleKind.Deque => parts[0].Kind == PickleKind.None ? [] : [heap.NewContainer(PickleKind.Tuple), parts[0]],
            PickleKind.Date or PickleKind.Time or PickleKind.DateTime => TimeArguments(cell.Kind, parts),
            PickleKind.TimeZone => parts[1].Kind == PickleKind.None ? parts[..1] : parts,
            PickleKind.Decimal => [TextOf((string)heap.Side(cell))],
            _ => parts,
        });
        if (cell.Kind == PickleKind.Deque)
        {
            values.SaveItems(parts.AsSpan(1), 'a', 'e', step: 1, markLast: false);
        }
        else if (cell.Kind is PickleKind.OrderedDict or PickleKind.DefaultDict)
        {
            values.SaveItems(parts.AsSpan(PickleShapes.Fields(cell.Kind)), 's', 'u', step: 2, markLast: false);
        }
    }

    private void Reduce(Cell? made, HarmlessType type, Cell[] arguments)
    {
        SaveType(type);
        values.SaveTuple(null, arguments);
        output.Opcode('R');
        if (made is { } cell)
        {
            values.Remember(cell);
        }
        else
        {
            values.RememberUnnamed();
        }
    }

    /// <summary>A type by its name: two texts on the stack from protocol 4 on, Python 2's names before protocol 3.</summary>
    private void SaveType(HarmlessType type)
    {
        if (_types.TryGetValue(type, out Cell known) && values.TryRecall(known))
        {
            return;
        }

        (string module, string name) = output.Protocol < 3 ? OldName(type) : (type.Module, type.Name);
        if (output.Protocol >= 4)
        {
            values.Save(TextOf(module));
            values.Save(TextOf(name));
            output.Opcode('\x93');
        }
        else
        {
            output.Line('c', $"{module}\n{name}");
        }

        Cell cell = Cell.Inline(PickleKind.Type, type.Number);
        _types[type] = cell;
        values.Remember(cell);
    }

    private static (string Module, string Name) OldName(HarmlessType type) => type switch
    {
        { Module: "builtins", Name: "range" } => ("__builtin__", "xrange"),
        { Module: "builtins" } => ("__builtin__", type.Name),
        { Module: "copyreg" } => ("copy_reg", type.Name),
        _ => (type.Module, type.Name),
    };

    private void SaveBytes(Cell cell)
    {
        ReadOnlySpan<byte> bytes = PickleScalar.Bytes(heap, cell);
        if (bytes.IsEmpty)
        {
            Reduce(cell, HarmlessTypes.For(cell.Kind), []);
        }
        else if (cell.Kind == PickleKind.ByteArray)
        {
            Reduce(cell, HarmlessTypes.For(cell.Kind), [heap.NewSide(PickleKind.Bytes, bytes.ToArray())]);
        }
        else
        {
            string characters = Encoding.Latin1.GetString(bytes);
            Reduce(cell, HarmlessTypes.Find("_codecs", "encode")!, [heap.NewSide(PickleKind.Str, Encoding.UTF8.GetBytes(characters)), TextOf("latin1")]);
        }
    }

    private void SaveUuid(Cell cell)
    {
        if (output.Protocol >= 2)
        {
            SaveType(HarmlessTypes.For(PickleKind.Uuid));
            output.Opcode(')');
            output.Opcode('\x81');
            values.Remember(cell);
        }
        else
        {
            Cell[] arguments = [TypeCell(HarmlessTypes.For(PickleKind.Uuid)), TypeCell(HarmlessTypes.Find("builtins", "object")!), Cell.None];
            Reduce(cell, HarmlessTypes.Find("copyreg", "_reconstructor")!, arguments);
        }

        values.Save(heap.NewContainer(PickleKind.Dict, TextOf("int"), heap.First(cell)));
        output.Opcode('b');
    }

    private static Cell TypeCell(HarmlessType type) => Cell.Inline(PickleKind.Type, type.Number);

    private Cell[] TimeArguments(PickleKind kind, Cell[] parts)
    {
        byte[] packed = TimeTypes.Pack(kind, [.. parts.TakeWhile(part => part.Kind == PickleKind.Int).Select(part => (int)part.Payload)]);
        Cell bytes = heap.NewSide(PickleKind.Bytes, packed);
        return kind == PickleKind.Date || parts[^1].Kind == PickleKind.None ? [bytes] : [bytes, parts[^1]];
    }

    /// <summary>A name of the writer's own, each only once in a pickle.</summary>
    private Cell TextOf(string text)
    {
        if (!_names.TryGetValue(text, out Cell cell))
        {
            cell = heap.NewSide(PickleKind.Str, Encoding.UTF8.GetBytes(text));
            _names.Add(text, cell);
        }

        return cell;
    }
}

using System.Buffers;

namespace Charla.Protocol.Pickle;

/// <summary>Makes the collections that have no opcode of their own.</summary>
internal static class CollectionTypes
{
    /// <summary><c>set([…])</c> and <c>frozenset([…])</c>.</summary>
    public static Cell Set(HarmlessCall call)
    {
        Cell[] items = call.Count == 0 ? [] : ItemsOf(call, 0);
        PickleHashability.CheckAll(call.Machine, items);
        return call.Count <= 1 ? call.Heap.NewContainer(call.Type.Makes!.Value, items) : throw call.Fault();
    }

    /// <summary><c>bytes()</c>, <c>bytearray()</c>, <c>bytearray(b'…')</c> and <c>bytearray('…', 'latin-1')</c>.</summary>
    public static Cell Bytes(HarmlessCall call) => call.Heap.NewSide(call.Type.Makes!.Value, (call.Count, call.KindOf(0)) switch
    {
        (0, _) => Array.Empty<byte>(),
        (1, PickleKind.Bytes) => PickleScalar.Bytes(call.Heap, call.Arguments[0]).ToArray(),
        (2, PickleKind.Str) => Latin1(call),
        _ => throw call.Fault(),
    });

    /// <summary><c>_codecs.encode('…', 'latin1')</c>, which is how protocols 0 to 2 spell bytes.</summary>
    public static Cell Encode(HarmlessCall call) =>
        call.Heap.NewSide(PickleKind.Bytes, call.Count == 2 && call.KindOf(0) == PickleKind.Str ? Latin1(call) : throw call.Fault());

    public static Cell OrderedDict(HarmlessCall call) => call.Heap.NewContainer(PickleKind.OrderedDict, Pairs(call, 0));

    public static Cell Counter(HarmlessCall call) => call.Heap.NewContainer(PickleKind.Counter, Pairs(call, 0));

    /// <summary><c>defaultdict(factory)</c>, where the factory is None or a type of the list.</summary>
    public static Cell DefaultDict(HarmlessCall call)
    {
        Cell factory = call.Count == 0 ? Cell.None : call.Arguments[0];
        bool harmless = factory.Kind == PickleKind.None || (factory.Kind == PickleKind.Type && !HarmlessTypes.At(factory.Index).IsFunction);
        return harmless ? call.Heap.NewContainer(PickleKind.DefaultDict, [factory, .. Pairs(call, 1)]) : throw call.Fault();
    }

    public static Cell Deque(HarmlessCall call)
    {
        Cell[] items = call.Count == 0 ? [] : ItemsOf(call, 0);
        Cell longest = call.Count < 2 ? Cell.None : call.Arguments[1];
        bool valid = call.Count <= 2 && (longest.Kind == PickleKind.None || call.Long(1) is >= 0 and <= int.MaxValue);
        return valid ? call.Heap.NewContainer(PickleKind.Deque, [longest, .. items]) : throw call.Fault();
    }

    private static Cell[] ItemsOf(HarmlessCall call, int argument) =>
        call.KindOf(argument) is PickleKind.List or PickleKind.Tuple or PickleKind.Set or PickleKind.FrozenSet
            ? call.Heap.ToArray(call.Arguments[argument])
            : throw call.Fault();

    /// <summary>Keys and values in turn, from a dictionary or from a list of pairs; none where there is no argument.</summary>
    private static Cell[] Pairs(HarmlessCall call, int argument)
    {
        if (call.Count > argument + 1)
        {
            throw call.Fault();
        }

        Cell[] pairs = call.KindOf(argument) switch
        {
            null => [],
            PickleKind.Dict => call.Heap.ToArray(call.Arguments[argument]),
            _ => [.. ItemsOf(call, argument).SelectMany(pair => Pair(call, pair))],
        };
        PickleHashability.CheckAll(call.Machine, pairs, step: 2);
        return pairs;
    }

    private static Cell[] Pair(HarmlessCall call, Cell pair) =>
        pair.Kind is PickleKind.List or PickleKind.Tuple && call.Heap.Count(pair) == 2 ? call.Heap.ToArray(pair) : throw call.Fault();

    private static byte[] Latin1(HarmlessCall call)
    {
        if (call.Text(1) is not ("latin1" or "latin-1"))
        {
            throw call.Fault();
        }

        ReadOnlySpan<byte> text = PickleScalar.Text(call.Heap, call.Arguments[0]);
        ArrayBufferWriter<byte> bytes = new(Math.Max(1, text.Length));
        while (!text.IsEmpty)
        {
            bool valid = PythonText.TryDecode(text, out int codePoint, out int length) && codePoint <= byte.MaxValue;
            bytes.Write([valid ? (byte)codePoint : throw call.Fault()]);
            text = text[length..];
        }

        return bytes.WrittenSpan.ToArray();
    }
}

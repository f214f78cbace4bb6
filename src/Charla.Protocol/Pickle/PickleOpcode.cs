namespace Charla.Protocol.Pickle;

/// <summary>Follows the opcode that a machine is at.</summary>
internal delegate void PickleStep(PickleMachine machine);

/// <summary>What the bytes of an opcode's argument stand for, for who shows them.</summary>
internal enum PickleReading
{
    Nothing,
    Number,
    Signed,
    Float,
    Long,
    Line,
    Text,
    Bytes,
}

/// <summary>One opcode: its byte, its name in Python's <c>pickletools</c>, the first protocol that has it, its argument, and what it does.</summary>
internal sealed record PickleOpcode(byte Code, string Name, int Protocol, PickleArgument Argument, PickleReading Reading, PickleStep Step)
{
    /// <summary>The highest protocol there is.</summary>
    public const int HighestProtocol = 5;

    /// <summary>Every opcode of protocols 0 to 5.</summary>
    public static IReadOnlyList<PickleOpcode> All { get; } =
    [
        new(0x49, "INT", 0, PickleArgument.Line, PickleReading.Line, ScalarSteps.Int),
        new(0x4a, "BININT", 1, PickleArgument.Fixed(4), PickleReading.Signed, ScalarSteps.BinInt),
        new(0x4b, "BININT1", 1, PickleArgument.Fixed(1), PickleReading.Number, ScalarSteps.SmallInt),
        new(0x4d, "BININT2", 1, PickleArgument.Fixed(2), PickleReading.Number, ScalarSteps.SmallInt),
        new(0x4c, "LONG", 0, PickleArgument.Line, PickleReading.Line, ScalarSteps.Long),
        new(0x8a, "LONG1", 2, PickleArgument.Counted(1), PickleReading.Long, ScalarSteps.BinLong),
        new(0x8b, "LONG4", 2, PickleArgument.Counted(4), PickleReading.Long, ScalarSteps.BinLong),
        new(0x53, "STRING", 0, PickleArgument.Line, PickleReading.Line, ScalarSteps.QuotedString),
        new(0x54, "BINSTRING", 1, PickleArgument.Counted(4), PickleReading.Bytes, ScalarSteps.AsciiString),
        new(0x55, "SHORT_BINSTRING", 1, PickleArgument.Counted(1), PickleReading.Bytes, ScalarSteps.AsciiString),
        new(0x42, "BINBYTES", 3, PickleArgument.Counted(4), PickleReading.Bytes, ScalarSteps.Bytes),
        new(0x43, "SHORT_BINBYTES", 3, PickleArgument.Counted(1), PickleReading.Bytes, ScalarSteps.Bytes),
        new(0x8e, "BINBYTES8", 4, PickleArgument.Counted(8), PickleReading.Bytes, ScalarSteps.Bytes),
        new(0x96, "BYTEARRAY8", 5, PickleArgument.Counted(8), PickleReading.Bytes, ScalarSteps.ByteArray),
        new(0x97, "NEXT_BUFFER", 5, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.Buffer),
        new(0x98, "READONLY_BUFFER", 5, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.Buffer),
        new(0x4e, "NONE", 0, PickleArgument.Nothing, PickleReading.Nothing, ScalarSteps.None),
        new(0x88, "NEWTRUE", 2, PickleArgument.Nothing, PickleReading.Nothing, ScalarSteps.True),
        new(0x89, "NEWFALSE", 2, PickleArgument.Nothing, PickleReading.Nothing, ScalarSteps.False),
        new(0x56, "UNICODE", 0, PickleArgument.Line, PickleReading.Line, ScalarSteps.RawUnicode),
        new(0x8c, "SHORT_BINUNICODE", 4, PickleArgument.Counted(1), PickleReading.Text, ScalarSteps.Unicode),
        new(0x58, "BINUNICODE", 1, PickleArgument.Counted(4), PickleReading.Text, ScalarSteps.Unicode),
        new(0x8d, "BINUNICODE8", 4, PickleArgument.Counted(8), PickleReading.Text, ScalarSteps.Unicode),
        new(0x46, "FLOAT", 0, PickleArgument.Line, PickleReading.Line, ScalarSteps.Float),
        new(0x47, "BINFLOAT", 1, PickleArgument.Fixed(8), PickleReading.Float, ScalarSteps.BinFloat),
        new(0x5d, "EMPTY_LIST", 1, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.EmptyList),
        new(0x61, "APPEND", 0, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.Append),
        new(0x65, "APPENDS", 1, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.Appends),
        new(0x6c, "LIST", 0, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.List),
        new(0x29, "EMPTY_TUPLE", 1, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.EmptyTuple),
        new(0x74, "TUPLE", 0, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.Tuple),
        new(0x85, "TUPLE1", 2, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.Tuple1),
        new(0x86, "TUPLE2", 2, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.Tuple2),
        new(0x87, "TUPLE3", 2, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.Tuple3),
        new(0x7d, "EMPTY_DICT", 1, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.EmptyDict),
        new(0x64, "DICT", 0, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.Dict),
        new(0x73, "SETITEM", 0, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.SetItem),
        new(0x75, "SETITEMS", 1, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.SetItems),
        new(0x8f, "EMPTY_SET", 4, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.EmptySet),
        new(0x90, "ADDITEMS", 4, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.AddItems),
        new(0x91, "FROZENSET", 4, PickleArgument.Nothing, PickleReading.Nothing, ContainerSteps.FrozenSet),
        new(0x30, "POP", 0, PickleArgument.Nothing, PickleReading.Nothing, StackSteps.Pop),
        new(0x32, "DUP", 0, PickleArgument.Nothing, PickleReading.Nothing, StackSteps.Duplicate),
        new(0x28, "MARK", 0, PickleArgument.Nothing, PickleReading.Nothing, StackSteps.Mark),
        new(0x31, "POP_MARK", 1, PickleArgument.Nothing, PickleReading.Nothing, StackSteps.PopMark),
        new(0x67, "GET", 0, PickleArgument.Line, PickleReading.Line, StackSteps.GetLine),
        new(0x68, "BINGET", 1, PickleArgument.Fixed(1), PickleReading.Number, StackSteps.Get),
        new(0x6a, "LONG_BINGET", 1, PickleArgument.Fixed(4), PickleReading.Number, StackSteps.Get),
        new(0x70, "PUT", 0, PickleArgument.Line, PickleReading.Line, StackSteps.PutLine),
        new(0x71, "BINPUT", 1, PickleArgument.Fixed(1), PickleReading.Number, StackSteps.Put),
        new(0x72, "LONG_BINPUT", 1, PickleArgument.Fixed(4), PickleReading.Number, StackSteps.Put),
        new(0x94, "MEMOIZE", 4, PickleArgument.Nothing, PickleReading.Nothing, StackSteps.Memoize),
        new(0x82, "EXT1", 2, PickleArgument.Fixed(1), PickleReading.Number, ObjectSteps.Extension),
        new(0x83, "EXT2", 2, PickleArgument.Fixed(2), PickleReading.Number, ObjectSteps.Extension),
        new(0x84, "EXT4", 2, PickleArgument.Fixed(4), PickleReading.Signed, ObjectSteps.Extension),
        new(0x63, "GLOBAL", 0, PickleArgument.TwoLines, PickleReading.Line, ObjectSteps.Global),
        new(0x93, "STACK_GLOBAL", 4, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.StackGlobal),
        new(0x52, "REDUCE", 0, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.Reduce),
        new(0x62, "BUILD", 0, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.Build),
        new(0x69, "INST", 0, PickleArgument.TwoLines, PickleReading.Line, ObjectSteps.Instance),
        new(0x6f, "OBJ", 1, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.Object),
        new(0x81, "NEWOBJ", 2, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.NewObject),
        new(0x92, "NEWOBJ_EX", 4, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.NewObjectWithNames),
        new(0x80, "PROTO", 2, PickleArgument.Fixed(1), PickleReading.Number, StackSteps.Protocol),
        new(0x2e, "STOP", 0, PickleArgument.Nothing, PickleReading.Nothing, StackSteps.Stop),
        new(0x95, "FRAME", 4, PickleArgument.Fixed(8), PickleReading.Number, StackSteps.Frame),
        new(0x50, "PERSID", 0, PickleArgument.Line, PickleReading.Line, ObjectSteps.PersistentLine),
        new(0x51, "BINPERSID", 1, PickleArgument.Nothing, PickleReading.Nothing, ObjectSteps.Persistent),
    ];

    private static readonly PickleOpcode?[] _byCode = ByCode();

    /// <summary>The opcode that a byte is; null where it is none.</summary>
    public static PickleOpcode? At(byte code) => _byCode[code];

    private static PickleOpcode?[] ByCode()
    {
        PickleOpcode?[] table = new PickleOpcode?[256];
        foreach (PickleOpcode opcode in All)
        {
            table[opcode.Code] = opcode;
        }

        return table;
    }
}

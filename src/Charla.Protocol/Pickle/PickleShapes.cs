namespace Charla.Protocol.Pickle;

/// <summary>What the kinds have in common: which hold others, and how.</summary>
internal static class PickleShapes
{
    /// <summary>Whether a value has parts in cells of its own.</summary>
    public static bool IsContainer(Cell cell) => cell is { Place: CellPlace.Here, Kind: >= PickleKind.List and <= PickleKind.Uuid or PickleKind.Foreign };

    /// <summary>Whether its items are keys and values in turn.</summary>
    public static bool IsMapping(PickleKind kind) => kind is PickleKind.Dict or PickleKind.OrderedDict or PickleKind.DefaultDict or PickleKind.Counter;

    public static bool IsSet(PickleKind kind) => kind is PickleKind.Set or PickleKind.FrozenSet;

    /// <summary>Whether Python finds no hash for it.</summary>
    public static bool IsMutable(PickleKind kind) =>
        kind is PickleKind.ByteArray or PickleKind.List or PickleKind.Set or PickleKind.Slice or PickleKind.Deque || IsMapping(kind);

    /// <summary>Cells in front of the items: a deque's greatest length, a defaultdict's factory.</summary>
    public static int Fields(PickleKind kind) => kind is PickleKind.Deque or PickleKind.DefaultDict ? 1 : 0;

    /// <summary>The name of the type in Python.</summary>
    public static string NameOf(PickleKind kind) => kind switch
    {
        PickleKind.None => "NoneType",
        PickleKind.OrderedDict => "OrderedDict",
        PickleKind.Counter => "Counter",
        PickleKind.Decimal => "Decimal",
        PickleKind.Fraction => "Fraction",
        PickleKind.Uuid => "UUID",
        _ => kind.ToString().ToLowerInvariant(),
    };
}

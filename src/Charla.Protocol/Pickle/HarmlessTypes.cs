using System.Collections.Frozen;

namespace Charla.Protocol.Pickle;

/// <summary>The named list: all that a pickle may ask for by name. Making one of these runs no code of the pickle's author.</summary>
internal static class HarmlessTypes
{
    private static readonly HarmlessType[] _all =
    [
        .. new (string Module, string Name, PickleKind? Makes, HarmlessMaker? Make)[]
        {
            ("builtins", "complex", PickleKind.Complex, NumberTypes.Complex),
            ("builtins", "range", PickleKind.Range, NumberTypes.Range),
            ("builtins", "slice", PickleKind.Slice, NumberTypes.Slice),
            ("decimal", "Decimal", PickleKind.Decimal, NumberTypes.Decimal),
            ("fractions", "Fraction", PickleKind.Fraction, NumberTypes.Fraction),
            ("uuid", "UUID", PickleKind.Uuid, NumberTypes.Uuid),
            ("builtins", "set", PickleKind.Set, CollectionTypes.Set),
            ("builtins", "frozenset", PickleKind.FrozenSet, CollectionTypes.Set),
            ("builtins", "bytes", PickleKind.Bytes, CollectionTypes.Bytes),
            ("builtins", "bytearray", PickleKind.ByteArray, CollectionTypes.Bytes),
            ("collections", "OrderedDict", PickleKind.OrderedDict, CollectionTypes.OrderedDict),
            ("collections", "Counter", PickleKind.Counter, CollectionTypes.Counter),
            ("collections", "defaultdict", PickleKind.DefaultDict, CollectionTypes.DefaultDict),
            ("collections", "deque", PickleKind.Deque, CollectionTypes.Deque),
            ("datetime", "date", PickleKind.Date, TimeTypes.Date),
            ("datetime", "time", PickleKind.Time, TimeTypes.Time),
            ("datetime", "datetime", PickleKind.DateTime, TimeTypes.DateTime),
            ("datetime", "timedelta", PickleKind.TimeDelta, TimeTypes.TimeDelta),
            ("datetime", "timezone", PickleKind.TimeZone, TimeTypes.TimeZone),
            ("builtins", "Ellipsis", PickleKind.Ellipsis, null),
            ("builtins", "list", null, null),
            ("builtins", "dict", null, null),
            ("builtins", "tuple", null, null),
            ("builtins", "int", null, null),
            ("builtins", "float", null, null),
            ("builtins", "bool", null, null),
            ("builtins", "str", null, null),
            ("builtins", "object", null, null),

            // How protocols 0 to 2 spell bytes, and objects without arguments.
            ("_codecs", "encode", PickleKind.Bytes, CollectionTypes.Encode),
            ("copyreg", "_reconstructor", PickleKind.Uuid, NumberTypes.Reconstruct),
        }.Select((type, number) => new HarmlessType(number, type.Module, type.Name, type.Makes, type.Make)),
    ];

    private static readonly FrozenDictionary<(string Module, string Name), HarmlessType> _byName = _all.ToFrozenDictionary(type => (type.Module, type.Name));

    private static readonly FrozenDictionary<PickleKind, HarmlessType> _byKind =
        _all.Where(type => type.Makes is not null && !type.IsFunction).ToFrozenDictionary(type => type.Makes!.Value);

    public static IReadOnlyList<HarmlessType> All => _all;

    public static HarmlessType At(int number) => _all[number];

    /// <summary>The type that makes values of a kind.</summary>
    public static HarmlessType For(PickleKind kind) => _byKind[kind];

    /// <summary>The type of that name, in Python 2's names too; null where it is not on the list.</summary>
    public static HarmlessType? Find(string module, string name) => _byName.GetValueOrDefault(module switch
    {
        "__builtin__" => ("builtins", ModernName(name)),
        "copy_reg" => ("copyreg", name),
        _ => (module, name),
    });

    private static string ModernName(string name) => name switch
    {
        "xrange" => "range",
        "unicode" => "str",
        "long" => "int",
        _ => name,
    };
}

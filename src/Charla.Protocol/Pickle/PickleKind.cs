namespace Charla.Protocol.Pickle;

/// <summary>What a value of a pickle is, in Python's words.</summary>
internal enum PickleKind : byte
{
    None,
    Bool,
    Int,
    Float,
    Str,
    Bytes,
    ByteArray,
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    Complex,
    Range,
    Slice,
    Date,
    Time,
    DateTime,
    TimeDelta,
    TimeZone,
    Decimal,
    Fraction,
    OrderedDict,
    Deque,
    DefaultDict,
    Counter,
    Uuid,
    Ellipsis,

    /// <summary>One of the harmless types itself, such as the <c>list</c> of a <c>defaultdict(list)</c>.</summary>
    Type,

    /// <summary>What a refused global would have become; only ever seen by who looks for such globals, never handed out by the reader.</summary>
    Foreign,
}

namespace Charla.Protocol.Pickle;

/// <summary>Where the rest of a value lies that its cell only points to.</summary>
internal enum CellPlace
{
    /// <summary>In the cell itself, or in the container that it numbers.</summary>
    Here,

    /// <summary>In the pickle's own bytes, at the opcode that made it.</summary>
    Source,

    /// <summary>In the heap's list of values that no opcode spells out.</summary>
    Side,
}

/// <summary>One value in eight bytes: a kind, and either the value itself or where to find it. Two equal cells are one Python object.</summary>
/// <remarks><c>payload:56 (signed) place:2 kind:6</c>.</remarks>
internal readonly record struct Cell(ulong Bits)
{
    private const int PlaceShift = 6;
    private const int PayloadShift = 8;
    private const ulong KindMask = (1UL << PlaceShift) - 1;
    private const long InlineLimit = 1L << 55;

    public static readonly Cell None = Inline(PickleKind.None, 0);

    public PickleKind Kind => (PickleKind)(Bits & KindMask);

    public CellPlace Place => (CellPlace)((Bits >> PlaceShift) & 3);

    public long Payload => (long)Bits >> PayloadShift;

    /// <summary>The number of its container, or where it lies in the source or the side list.</summary>
    public int Index => (int)Payload;

    public static bool Fits(long number) => number is >= -InlineLimit and < InlineLimit;

    public static Cell Inline(PickleKind kind, long payload) => Make(kind, CellPlace.Here, payload);

    public static Cell Make(PickleKind kind, CellPlace place, long payload) =>
        new(((ulong)payload << PayloadShift) | ((ulong)place << PlaceShift) | (ulong)kind);

    public static Cell Bool(bool value) => Inline(PickleKind.Bool, value ? 1 : 0);

    /// <summary>The same object under another name of its kind.</summary>
    public Cell As(PickleKind kind) => Make(kind, Place, Payload);
}

namespace Charla.Protocol.Pickle;

/// <summary>How much a pickle may ask of its reader. What is announced costs nothing: only what is there is counted.</summary>
internal sealed record PickleLimits
{
    public static PickleLimits Default { get; } = new();

    /// <summary>Bytes of one pickle; 1 GiB. Lengths and offsets must fit an <see cref="int"/>.</summary>
    public int MaxBytes { get; init; } = 1 << 30;

    /// <summary>Containers within containers; 1,000, where Python's own recursion ends, and safe for the stack of any thread.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>Containers plus values in containers; 100 million. Each costs 8 to 24 bytes, so this bounds memory at about 2 GB.</summary>
    public int MaxValues { get; init; } = 100_000_000;

    /// <summary>Values on the stack; 20 million, as many as the longest tuple. Python appends to lists in batches of a thousand and needs far fewer.</summary>
    public int MaxStack { get; init; } = 20_000_000;

    /// <summary>Remembered values; 50 million, 8 bytes each where they are numbered without gaps, as Python does.</summary>
    public int MaxMemo { get; init; } = 50_000_000;

    /// <summary>Remembered values with numbers out of turn; 100,000, since each costs about 40 bytes.</summary>
    public int MaxStrayMemo { get; init; } = 100_000;

    /// <summary>Decimal digits of an integer written in text; 4,300, Python's own limit, since the work grows with the square.</summary>
    public int MaxIntegerDigits { get; init; } = 4_300;

    /// <summary>Bytes of a binary integer; 65,536, which is 157,826 digits.</summary>
    public int MaxIntegerBytes { get; init; } = 65_536;
}

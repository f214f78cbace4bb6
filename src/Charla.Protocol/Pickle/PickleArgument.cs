namespace Charla.Protocol.Pickle;

/// <summary>How an opcode's argument lies in the bytes after it.</summary>
internal enum PickleShape : byte
{
    /// <summary>There is none.</summary>
    Nothing,

    /// <summary>So many bytes, little-endian where they are a number.</summary>
    Fixed,

    /// <summary>A little-endian count of so many bytes, then as many bytes as it says.</summary>
    Counted,

    /// <summary>Up to a line feed.</summary>
    Line,

    /// <summary>Up to the second line feed.</summary>
    TwoLines,
}

/// <summary>The form of an opcode's argument.</summary>
internal readonly record struct PickleArgument(PickleShape Shape, byte Width)
{
    public static readonly PickleArgument Nothing = new(PickleShape.Nothing, 0);
    public static readonly PickleArgument Line = new(PickleShape.Line, 0);
    public static readonly PickleArgument TwoLines = new(PickleShape.TwoLines, 0);

    public static PickleArgument Fixed(byte width) => new(PickleShape.Fixed, width);

    public static PickleArgument Counted(byte width) => new(PickleShape.Counted, width);
}

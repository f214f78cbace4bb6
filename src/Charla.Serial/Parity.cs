namespace Charla.Serial;

/// <summary>The bit behind a character's own.</summary>
internal enum Parity
{
    None,
    Odd,
    Even,

    /// <summary>Always 1. Linux only.</summary>
    Mark,

    /// <summary>Always 0. Linux only.</summary>
    Space,
}

namespace Charla.Protocol;

/// <summary>What a peer's headers may count. A set: a connection starts with all of them possible, and text that is not ASCII narrows it.</summary>
[Flags]
internal enum Counting
{
    None = 0,
    Bytes = 1,
    CodePoints = 2,
    Utf16Units = 4,
    Unknown = Bytes | CodePoints | Utf16Units,
}

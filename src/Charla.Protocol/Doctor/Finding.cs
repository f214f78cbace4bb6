namespace Charla.Protocol.Doctor;

/// <summary>One mistake that was seen on the wire, with the bytes that show it.</summary>
/// <param name="Rule">Which mistake.</param>
/// <param name="By">Who made it.</param>
/// <param name="Offset">Where <paramref name="Bytes"/> begin: bytes since the start of that side's stream.</param>
/// <param name="Bytes">The bytes around the mistake, a few dozen at the most.</param>
/// <param name="MarkStart">First byte of the mistake itself, an index into <paramref name="Bytes"/>.</param>
/// <param name="MarkLength">Bytes of the mistake itself; 0 where it is something that is missing.</param>
/// <param name="Mistake">What is wrong, for a person: one or two sentences with the actual figures.</param>
/// <param name="Fix">What to change, with a line of code where that says it best.</param>
internal sealed record Finding(
    FindingRule Rule,
    WireSide By,
    long Offset,
    ReadOnlyMemory<byte> Bytes,
    int MarkStart,
    int MarkLength,
    Bilingual Mistake,
    Bilingual Fix);

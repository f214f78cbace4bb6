namespace Charla.Protocol.Doctor;

/// <summary>What is wrong with bytes that should have been a header.</summary>
/// <param name="Rule">The mistake's name.</param>
/// <param name="MarkStart">First byte of the mistake, counted from where the header should begin.</param>
/// <param name="MarkLength">Bytes of the mistake.</param>
/// <param name="Mistake">What is wrong.</param>
/// <param name="Fix">What to change.</param>
/// <param name="HeaderBytes">Bytes that the peer's own kind of header takes; meaningful where <paramref name="PayloadBytes"/> is known.</param>
/// <param name="PayloadBytes">The length that the peer meant; negative where that can't be told, and nothing after it can be read.</param>
internal readonly record struct HeaderFault(
    FindingRule Rule,
    int MarkStart,
    int MarkLength,
    Bilingual Mistake,
    Bilingual Fix,
    int HeaderBytes = 0,
    long PayloadBytes = HeaderFault.Unknown)
{
    public const long Unknown = -1;
}

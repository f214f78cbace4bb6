namespace Charla.Protocol.Lines;

/// <summary>What ends a line.</summary>
internal enum LineEnding
{
    /// <summary>Read: LF, CR, or CR LF. Written: LF.</summary>
    Any,
    Lf,
    Cr,

    /// <summary>Written: CR LF. Read like <see cref="Any"/>, because devices that want it are seldom as strict themselves.</summary>
    CrLf,
}

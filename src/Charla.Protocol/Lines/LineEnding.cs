namespace Charla.Protocol.Lines;

/// <summary>What ends a line.</summary>
internal enum LineEnding
{
    /// <summary>Read: LF, CR, or CR LF. Written: LF.</summary>
    Any,
    Lf,
    Cr,
    CrLf,
}

namespace Charla.Protocol.Lines;

/// <summary>How the text of a line stands in bytes.</summary>
internal enum LineCharset
{
    Utf8,

    /// <summary>ISO 8859-1: a byte is the code point of the same number.</summary>
    Latin1,
}

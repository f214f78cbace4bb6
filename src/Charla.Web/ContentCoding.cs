namespace Charla.Web;

/// <summary>How the bytes of an answer are packed.</summary>
internal enum ContentCoding
{
    /// <summary>Not at all.</summary>
    Identity,
    Gzip,
    Brotli,
}

using System.Security.Cryptography;
using System.Text;

namespace Charla.Web;

/// <summary>One thing that is served: its bytes, and those that it is packed into for whoever can unpack them.</summary>
internal sealed class Asset
{
    private const string AskEachTime = "no-cache";
    private const string ForAYear = "public, max-age=31536000, immutable";
    private const int WorthPacking = 1_000;

    private readonly byte[] _bytes;
    private readonly Lazy<Task<byte[]>> _gzip;
    private readonly Lazy<Task<byte[]>> _brotli;

    private Asset(byte[] bytes, string contentType, string cacheControl)
    {
        (_bytes, ContentType, CacheControl) = (bytes, contentType, cacheControl);
        Version = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        _gzip = Packed(ContentCoding.Gzip);
        _brotli = Packed(ContentCoding.Brotli);
    }

    public string ContentType { get; }

    public string CacheControl { get; }

    /// <summary>The same bytes have the same one.</summary>
    public string Version { get; }

    /// <summary>Whether it becomes smaller by packing: a text, and not too short.</summary>
    public bool IsPackable => _bytes.Length >= WorthPacking && ContentTypes.IsText(ContentType);

    public static Asset Page(string html) => Fresh(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");

    /// <summary>What is asked for by an address that stays while its bytes change.</summary>
    public static Asset Fresh(byte[] bytes, string contentType) => new(bytes, contentType, AskEachTime);

    /// <summary>What is asked for by an address that changes with its bytes.</summary>
    public static Asset Lasting(byte[] bytes, string contentType) => new(bytes, contentType, ForAYear);

    /// <summary>A strong validator: each coding has its own, since its bytes differ.</summary>
    public string ETag(ContentCoding coding) => coding == ContentCoding.Identity ? $"\"{Version}\"" : $"\"{Version}-{coding.Token()}\"";

    /// <summary>The bytes in a coding, packed when somebody first asks for it.</summary>
    public Task<byte[]> BytesAsync(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => _gzip.Value,
        ContentCoding.Brotli => _brotli.Value,
        _ => Task.FromResult(_bytes),
    };

    /// <summary>Packs away from the thread that the request came on: chats are served there.</summary>
    private Lazy<Task<byte[]>> Packed(ContentCoding coding) => new(() => Task.Run(() => coding.Pack(_bytes)));
}

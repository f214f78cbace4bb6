using System.Security.Cryptography;
using System.Text;

namespace Charla.Server.Guide;

/// <summary>One thing that the guide serves: its bytes, as they are sent.</summary>
internal sealed record GuideAsset(byte[] Bytes, string ContentType, string CacheControl)
{
    private const string AskEachTime = "no-cache";
    private const string ForAYear = "public, max-age=31536000, immutable";

    /// <summary>A strong validator: the same bytes have the same one.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 8))}\"";

    public static GuideAsset Page(string html) => new(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", AskEachTime);

    /// <summary>A program that a page shows: a text to read and to save, never one to run in a browser.</summary>
    public static GuideAsset Sample(byte[] bytes) => new(bytes, "text/plain; charset=utf-8", AskEachTime);

    /// <summary>What a page asks for by an address that changes with its bytes.</summary>
    public static GuideAsset Lasting(byte[] bytes, string contentType) => new(bytes, contentType, ForAYear);
}

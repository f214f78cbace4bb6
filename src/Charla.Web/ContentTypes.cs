using Microsoft.AspNetCore.StaticFiles;

namespace Charla.Web;

/// <summary>What a browser is told that a file is.</summary>
internal static class ContentTypes
{
    private const string Unknown = "application/octet-stream";

    private static readonly FileExtensionContentTypeProvider _known = new();

    /// <summary>By the end of its name.</summary>
    public static string Of(string path)
    {
        string type = _known.TryGetContentType(path, out string? known) ? known : Unknown;
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    /// <summary>Whether it is written in characters; pictures and fonts are packed already.</summary>
    public static bool IsText(string contentType) =>
        contentType.StartsWith("text/", StringComparison.Ordinal) || contentType.EndsWith("json", StringComparison.Ordinal) || contentType.EndsWith("xml", StringComparison.Ordinal);
}

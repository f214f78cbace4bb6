using Charla.Protocol;
using Charla.Web;

namespace Charla.Server.Guide;

/// <summary>Where each file of the repository that belongs to the guide is served.</summary>
internal static class GuideAddresses
{
    public const string Root = "/guide";
    public const string ProtocolSource = "docs/protocol.md";

    private const string Index = "README.md";

    /// <summary>The folder of the repository with the pages of a language.</summary>
    public static string Folder(Language language) => language == Language.Spanish ? "docs/guia/" : "docs/guide/";

    public static string Of(Language language) => $"{Root}/{ReaderLanguage.Code(language)}/";

    /// <summary>The address of a file, as seen from a page of a language; null where it is not of the guide.</summary>
    public static string? Of(string source, Language reader)
    {
        if (source == ProtocolSource)
        {
            return Of(reader) + "protocol";
        }

        foreach (Language language in (Language[])[Language.Spanish, Language.English])
        {
            if (source.StartsWith(Folder(language), StringComparison.Ordinal) && source.EndsWith(".md", StringComparison.Ordinal))
            {
                string name = source[Folder(language).Length..];
                return Of(language) + (name == Index ? "" : name[..^".md".Length]);
            }
        }

        return source.StartsWith("samples/", StringComparison.Ordinal) ? $"{Root}/{source}" : null;
    }

    /// <summary>A link of a page made into one that works where the page is served. Links to elsewhere stay as they are.</summary>
    public static string Rewrite(string link, string source, Language reader)
    {
        if (link.StartsWith('#') || Uri.TryCreate(link, UriKind.Absolute, out _))
        {
            return link;
        }

        string[] parts = link.Split('#', 2);
        string target = Path.GetRelativePath("/", Path.GetFullPath(parts[0], Path.GetDirectoryName("/" + source)!));
        return (Of(target, reader) ?? parts[0]) + (parts.Length > 1 ? "#" + parts[1] : "");
    }
}

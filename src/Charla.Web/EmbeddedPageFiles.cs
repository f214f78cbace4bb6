using System.Reflection;

namespace Charla.Web;

/// <summary>The page that the program carries.</summary>
internal sealed class EmbeddedPageFiles : IPageFiles
{
    private const string Folder = "web/";

    private static readonly Assembly _program = typeof(EmbeddedPageFiles).Assembly;

    public IReadOnlyCollection<string> Paths { get; } =
        [.. _program.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..])];

    public byte[] Read(string path) => Resource.Read(_program, Folder + path);
}

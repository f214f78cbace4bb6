using System.Text;

namespace Charla.Web.Tests.Fakes;

/// <summary>A page as small as one can be; and none at all.</summary>
internal sealed class MemoryPageFiles : IPageFiles
{
    public const string Script = "/assets/index-BQdts4qz.js";

    private readonly Dictionary<string, byte[]> _files = [];

    public IReadOnlyCollection<string> Paths => _files.Keys;

    public static MemoryPageFiles None { get; } = new();

    /// <summary>A page with a script that is long enough to be worth packing.</summary>
    public static MemoryPageFiles Small() => new MemoryPageFiles()
        .With("index.html", "<!doctype html>\n<html lang=\"es\" data-home=\"page\"><head><script type=\"module\" src=\"/assets/index-BQdts4qz.js\"></script></head></html>\n")
        .With("favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .With("manifest.webmanifest", "{\"name\":\"Charla\"}")
        .With("icon-192.png", new string('\u0001', 2_000))
        .With("assets/index-BQdts4qz.js", string.Concat(Enumerable.Range(0, 500).Select(each => $"console.log('ñ {each}');\n")))
        .With("assets/index-C5yZjC8m.css", "body { margin: 0 }")
        .With("assets/figtree-D_ZTVpCC.woff2", new string('\u0002', 2_000));

    public MemoryPageFiles With(string path, string text)
    {
        _files[path] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    public byte[] Read(string path) => _files[path];
}

using System.Text;

namespace Charla.Web;

/// <summary>
/// Everything that the page consists of, by address, made once. What is not in it does not exist: no file is opened for a request.
/// </summary>
internal sealed class PageLibrary
{
    private const string Index = "index.html";
    private const string Hashed = "assets/";
    private const string HomeInFile = "data-home=\"page\"";

    private readonly Dictionary<string, Asset> _assets = new(StringComparer.Ordinal) { [NoticeLayout.StylePath] = NoticeLayout.Style };

    /// <exception cref="InvalidOperationException">The page has no place for its home.</exception>
    public PageLibrary(IPageFiles files, Home home, Newcomers? newcomers = null)
    {
        foreach (string path in files.Paths)
        {
            _assets["/" + path] = path == Index ? IndexAt(home, newcomers, files.Read(path)) : FileAt(path, files.Read(path));
        }

        if (Has(files))
        {
            _assets["/"] = _assets["/" + Index];
        }
    }

    /// <summary>Whether there is a page among the files at all.</summary>
    public static bool Has(IPageFiles files) => files.Paths.Contains(Index);

    /// <summary>What is at an address; null where there is nothing.</summary>
    public Asset? Find(string address) => _assets.GetValueOrDefault(address);

    private static Asset IndexAt(Home home, Newcomers? newcomers, byte[] bytes)
    {
        string html = Encoding.UTF8.GetString(bytes);
        string tag = $"data-home=\"{(home == Home.Window ? "window" : "page")}\"{newcomers?.Attributes}";
        return html.Contains(HomeInFile, StringComparison.Ordinal)
            ? Asset.Page(html.Replace(HomeInFile, tag, StringComparison.Ordinal))
            : throw new InvalidOperationException($"{Index} does not say {HomeInFile}.");
    }

    /// <summary>The build puts a hash of their bytes into the names of those in <c>assets/</c>.</summary>
    private static Asset FileAt(string path, byte[] bytes) => path.StartsWith(Hashed, StringComparison.Ordinal)
        ? Asset.Lasting(bytes, ContentTypes.Of(path))
        : Asset.Fresh(bytes, ContentTypes.Of(path));
}

using System.Reflection;
using System.Text;
using Charla.Protocol;
using Charla.Web;

namespace Charla.Server.Guide;

/// <summary>
/// Everything that the guide serves, made once from what the program carries. What is not in it does not exist: no file is opened for a request.
/// </summary>
internal sealed class GuideLibrary
{
    private static readonly Assembly _program = typeof(GuideLibrary).Assembly;

    private readonly Dictionary<string, Asset> _assets = new(StringComparer.Ordinal);
    private readonly GuideLayout _layout;

    private GuideLibrary()
    {
        string[] sources = [.. _program.GetManifestResourceNames().Order(StringComparer.Ordinal)];
        string style = AddLasting("guide/guide.css", "text/css; charset=utf-8");
        string icon = AddLasting("guide/icon.svg", "image/svg+xml");
        Pages = [.. RenderAll(sources)];
        _layout = new GuideLayout(Pages, style, icon);
        foreach (GuidePage page in Pages)
        {
            _assets[page.Address] = Asset.Page(_layout.Document(page, Mirror(page), page.Language));
        }

        AddProtocol();
        foreach (string sample in sources.Where(source => source.StartsWith("samples/", StringComparison.Ordinal)))
        {
            _assets[GuideAddresses.Of(sample, Language.English)!] = Sample(Read(sample));
        }
    }

    /// <summary>The numbered pages of both languages, each language in reading order.</summary>
    public IReadOnlyList<GuidePage> Pages { get; }

    /// <summary>The addresses of everything there is.</summary>
    public IReadOnlyCollection<string> Addresses => _assets.Keys;

    /// <summary>Takes some tens of milliseconds: not for a thread that others wait for.</summary>
    public static GuideLibrary Load() => new();

    /// <summary>What is at an address, without regard to a slash at its end; null where there is nothing.</summary>
    public Asset? Find(string address) => _assets.GetValueOrDefault(address) ?? _assets.GetValueOrDefault(address.TrimEnd('/')) ?? _assets.GetValueOrDefault(address + "/");

    public Asset NotFound(Language language) => Asset.Page(_layout.NotFound(language));

    private static IEnumerable<GuidePage> RenderAll(string[] sources) =>
        from language in (Language[])[Language.Spanish, Language.English]
        from source in sources
        where source.StartsWith(GuideAddresses.Folder(language), StringComparison.Ordinal)
        let page = GuideMarkdown.Render(Encoding.UTF8.GetString(Read(source)), source, language)
        orderby language, page.Number
        select page;

    private string Mirror(GuidePage page) =>
        Pages.FirstOrDefault(other => other.Language != page.Language && other.Number == page.Number)?.Address ?? GuideAddresses.Of(GuideLayout.Other(page.Language));

    /// <summary>The protocol's document is in English alone; what is around it speaks the reader's language.</summary>
    private void AddProtocol()
    {
        string markdown = Encoding.UTF8.GetString(Read(GuideAddresses.ProtocolSource));
        foreach (Language language in (Language[])[Language.Spanish, Language.English])
        {
            GuidePage page = GuideMarkdown.Render(markdown, GuideAddresses.ProtocolSource, language);
            string mirror = GuideAddresses.Of(GuideAddresses.ProtocolSource, GuideLayout.Other(language))!;
            _assets[page.Address] = Asset.Page(_layout.Document(page, mirror, Language.English));
        }
    }

    /// <summary>The address to ask for it by, which changes when its bytes do.</summary>
    private string AddLasting(string name, string contentType)
    {
        Asset asset = Asset.Lasting(Read(name), contentType);
        _assets["/" + name] = asset;
        return $"/{name}?v={asset.Version}";
    }

    /// <summary>A program that a page shows: a text to read and to save, never one to run in a browser.</summary>
    private static Asset Sample(byte[] bytes) => Asset.Fresh(bytes, "text/plain; charset=utf-8");

    private static byte[] Read(string name) => Resource.Read(_program, name);
}

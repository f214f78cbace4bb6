using System.Net;
using System.Text;
using Charla.Protocol;
using Charla.Web;

namespace Charla.Server.Guide;

/// <summary>The frame around every page: head, contents, the page, and the ways to its neighbours and to the other language.</summary>
internal sealed class GuideLayout(IReadOnlyList<GuidePage> pages, string styleAddress, string iconAddress)
{
    /// <summary>The whole document.</summary>
    /// <param name="page">What to lay out; not necessarily one of the numbered pages.</param>
    /// <param name="mirror">The address of the same page in the other language.</param>
    /// <param name="bodyLanguage">The language that the page itself is written in.</param>
    public string Document(GuidePage page, string mirror, Language bodyLanguage)
    {
        string lang = ReaderLanguage.Code(page.Language);
        StringBuilder html = new();
        html.Append($"""
            <!DOCTYPE html>
            <html lang="{lang}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Escape(page.Title)} · Charla</title>
            <link rel="icon" type="image/svg+xml" href="{iconAddress}">
            <link rel="stylesheet" href="{styleAddress}">
            <link rel="alternate" hreflang="{ReaderLanguage.Code(Other(page.Language))}" href="{mirror}">
            </head>
            <body>
            <a class="skip" href="#text">{GuideTexts.Skip.In(page.Language)}</a>
            <header>
            <a class="brand" href="{GuideAddresses.Of(page.Language)}"><img src="{iconAddress}" alt="" width="28" height="28"> Charla <span>{GuideTexts.Guide.In(page.Language)}</span></a>
            <div class="ways">
            <a class="to-contents" href="#contents">{GuideTexts.Contents.In(page.Language)}</a>
            {Switch(page.Language, mirror)}
            </div>
            </header>
            <div class="sheet">
            <main id="text" lang="{ReaderLanguage.Code(bodyLanguage)}">
            {page.Body}
            {Neighbours(page)}
            </main>
            {Contents(page)}
            </div>
            </body>
            </html>

            """);
        return html.ToString();
    }

    /// <summary>What is shown for an address that leads nowhere.</summary>
    public string NotFound(Language language)
    {
        string body = $"""
            <h1>{WebTexts.NotFoundTitle.In(language)}</h1>
            <p>{GuideTexts.NotFound.In(language)}</p>
            """;
        return Document(new GuidePage(language, "", "", WebTexts.NotFoundTitle.In(language), body), GuideAddresses.Of(Other(language)), language);
    }

    public static Language Other(Language language) => language == Language.Spanish ? Language.English : Language.Spanish;

    private static string Switch(Language language, string mirror)
    {
        return $"""<nav class="languages">{Way(Language.Spanish, "Español")}{Way(Language.English, "English")}</nav>""";

        string Way(Language to, string name) => to == language
            ? $"""<span aria-current="true">{name}</span>"""
            : $"""<a href="{mirror}" hreflang="{ReaderLanguage.Code(to)}" lang="{ReaderLanguage.Code(to)}">{name}</a>""";
    }

    private string Contents(GuidePage page)
    {
        StringBuilder html = new($"""<nav id="contents" aria-label="{GuideTexts.Contents.In(page.Language)}"><h2>{GuideTexts.Contents.In(page.Language)}</h2><ol>""");
        foreach (GuidePage each in pages.Where(each => each.Language == page.Language))
        {
            html.Append("<li>").Append(Way(each.Address, each.Title, page.Address)).Append("</li>");
        }

        string protocol = GuideAddresses.Of(GuideAddresses.ProtocolSource, page.Language)!;
        html.Append("</ol><p>").Append(Way(protocol, GuideTexts.Protocol.In(page.Language), page.Address)).Append("</p></nav>");
        return html.ToString();
    }

    private static string Way(string to, string title, string current) =>
        $"""<a href="{to}"{(to == current ? " aria-current=\"page\"" : "")}>{Escape(title)}</a>""";

    private string Neighbours(GuidePage page)
    {
        GuidePage[] row = [.. pages.Where(each => each.Language == page.Language)];
        int place = Array.IndexOf(row, page);
        if (place < 0)
        {
            return "";
        }

        return $"""
            <nav class="neighbours">
            {(place > 0 ? Neighbour("prev", GuideTexts.Previous, row[place - 1]) : "")}
            {(place < row.Length - 1 ? Neighbour("next", GuideTexts.Next, row[place + 1]) : "")}
            </nav>
            """;
    }

    private static string Neighbour(string relation, Bilingual word, GuidePage page) =>
        $"""<a rel="{relation}" href="{page.Address}"><small>{word.In(page.Language)}</small>{Escape(page.Title)}</a>""";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}

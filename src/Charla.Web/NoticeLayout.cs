using Charla.Protocol;

namespace Charla.Web;

/// <summary>The document around a notice.</summary>
internal static class NoticeLayout
{
    public const string StylePath = "/notice.css";

    public static Asset Style { get; } = Asset.Lasting(Resource.Read(typeof(NoticeLayout).Assembly, "notice.css"), ContentTypes.Of(StylePath));

    public static Asset Lay(Notice notice, Language language) => Asset.Page($"""
        <!DOCTYPE html>
        <html lang="{ReaderLanguage.Code(language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{notice.Title.In(language)} · Charla</title>
        <link rel="stylesheet" href="{StylePath}?v={Style.Version}">
        </head>
        <body>
        <main>
        <h1>{notice.Title.In(language)}</h1>
        {notice.Body.In(language)}
        </main>
        </body>
        </html>

        """);
}

using System.Globalization;
using System.Net;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Storage.Transfer;
using Charla.Web;

namespace Charla.Transfer;

/// <summary>A room as one page that needs nothing else: what was said, as it stands now. Nothing that anybody wrote is markup, and no script would run.</summary>
internal static class HtmlExport
{
    private const int Hues = 360;

    private const string Style = """
        :root { color-scheme: light dark; --text: #1d2129; --soft: #667; --line: #d8dce3; --back: #fff; --quote: #f3f5f8; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6e8ec; --soft: #9aa3b2; --line: #333a46; --back: #14171c; --quote: #1e232b; } }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { margin: 0; font-size: 1.5rem; }
        h2 { margin: 2rem 0 .5rem; font-size: .9rem; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line); }
        header p { margin: .25rem 0 0; color: var(--soft); }
        article { display: grid; grid-template-columns: 2.5rem 1fr; gap: 0 .75rem; padding: .4rem .25rem; border-radius: .5rem; }
        article:target { background: var(--quote); }
        .face { grid-row: span 3; width: 2.25rem; height: 2.25rem; border-radius: 50%; display: grid; place-items: center; color: #fff; font-weight: 600; }
        .who { font-weight: 600; }
        time, .mark { color: var(--soft); font-size: .8rem; margin-left: .4rem; text-decoration: none; }
        .text { white-space: pre-wrap; overflow-wrap: anywhere; }
        .gone, .topic { color: var(--soft); font-style: italic; }
        .topic { margin: .5rem 0; text-align: center; }
        pre { margin: .25rem 0; padding: .5rem; background: var(--quote); border-radius: .5rem; overflow-x: auto; }
        ul { list-style: none; margin: .25rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem; }
        li { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .55rem; font-size: .9rem; }
        @media print { article { break-inside: avoid; } }
        """;

    public static void Write(TextWriter output, RoomSnapshot room, Language language)
    {
        RoomHeader header = room.Header;
        string title = Escape(TransferTexts.Title.With(header.Name).In(language));
        output.Write($"""
            <!DOCTYPE html>
            <html lang="{ReaderLanguage.Code(language)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            <title>{title} · Charla</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <header>
            <h1>{title}</h1>
            {(header.Topic is null ? "" : $"<p>{Escape(header.Topic)}</p>")}
            <p>{Escape((header.Events == 0 ? TransferTexts.Empty : TransferTexts.Summary.With(header.Events)).In(language))}</p>
            </header>

            """);
        DateTime day = default;
        foreach (RoomEvent @event in room.WithReactions().Where(@event => @event is MessageEvent or TopicEvent or ModeratedEvent))
        {
            if (@event.At.UtcDateTime.Date != day)
            {
                day = @event.At.UtcDateTime.Date;
                output.Write($"<h2>{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</h2>\n");
            }

            output.Write(@event switch
            {
                MessageEvent said => Message(said, language),
                TopicEvent topic => Happened(topic, TransferTexts.Topic.With(topic.From, topic.Text).In(language)),
                _ => Happened(@event, ModerationTexts.Line((ModeratedEvent)@event).In(language)),
            });
        }

        output.Write("</main>\n</body>\n</html>\n");
    }

    private static string Happened(RoomEvent @event, string what) => $"<p class=\"topic\" id=\"m{@event.Seq}\">{Escape(what)}{Time(@event)}</p>\n";

    private static string Message(MessageEvent said, Language language) => $"""
        <article id="m{said.Seq}">
        <div class="face" aria-hidden="true" style="background: hsl({HueOf(said.From)} 55% 42%)">{Escape(InitialOf(said.From))}</div>
        <div><span class="who">{Escape(said.From)}</span>{Time(said)}{Marks(said, language)}</div>
        <div>{Text(said, language)}{Data(said)}{Reactions(said)}</div>
        </article>

        """;

    private static string Text(MessageEvent said, Language language) => said.Deleted == true
        ? $"<div class=\"gone\">{Escape(TransferTexts.Deleted.In(language))}</div>"
        : $"<div class=\"text\">{Escape(said.Text)}</div>";

    private static string Marks(MessageEvent said, Language language)
    {
        string reply = said.ReplyTo is { } replied ? $"<a class=\"mark\" href=\"#m{replied}\">↩ {Escape(TransferTexts.Reply.With(replied).In(language))}</a>" : "";
        string edited = said.Edited is not null && said.Deleted != true ? $"<span class=\"mark\">{Escape(TransferTexts.Edited.In(language))}</span>" : "";
        string unverified = said.Unverified == true ? $"<span class=\"mark\">{Escape(TransferTexts.Unverified.In(language))}</span>" : "";
        return reply + edited + unverified;
    }

    private static string Data(MessageEvent said) => said.Data is { } data ? $"<pre>{Escape(data.GetRawText())}</pre>" : "";

    private static string Reactions(MessageEvent said) => said.Reactions is { Count: > 0 } reactions
        ? $"<ul>{string.Concat(reactions.Select(reaction => $"<li>{Escape(reaction.Key)} {Escape(string.Join(", ", reaction.Value))}</li>"))}</ul>"
        : "";

    private static string Time(RoomEvent @event)
    {
        DateTime at = @event.At.UtcDateTime;
        return string.Create(CultureInfo.InvariantCulture, $"<time datetime=\"{at:yyyy-MM-ddTHH:mm:ss.fffZ}\">{at:HH:mm}</time>");
    }

    // The same name has the same colour in every export.
    private static int HueOf(string name) => (int)(name.Aggregate(17u, (hash, letter) => (hash * 31) + letter) % Hues);

    private static string InitialOf(string name) => name.EnumerateRunes().First().ToString().ToUpperInvariant();

    /// <summary>Text in HTML; what is no character of HTML, such as most control characters, becomes a sign for it.</summary>
    private static string Escape(string text) => WebUtility.HtmlEncode(string.Join('\n', SafeText.Lines(text)));
}

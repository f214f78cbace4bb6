using System.Text.RegularExpressions;
using Charla.Protocol;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Charla.Server.Guide;

/// <summary>Makes HTML of a page. HTML in the page itself is shown as text: nothing that a page says becomes markup of its own.</summary>
internal static partial class GuideMarkdown
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build();

    public static GuidePage Render(string markdown, string source, Language language)
    {
        MarkdownDocument document = Markdown.Parse(WithMarkersInFences(markdown), _pipeline);
        foreach (LinkInline link in document.Descendants<LinkInline>())
        {
            link.Url = GuideAddresses.Rewrite(link.Url ?? "", source, language);
        }

        using StringWriter body = new();
        HtmlRenderer renderer = new(body);
        _pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeFigureRenderer());
        renderer.Render(document);
        return new GuidePage(language, source, GuideAddresses.Of(source, language)!, Title(document), body.ToString());
    }

    /// <summary>
    /// A marker above a block of code, <c>&lt;!-- sample: samples/echo/server.py --&gt;</c> or <c>&lt;!-- run: echo --&gt;</c>, says where it comes from.
    /// It moves into the line that opens the block, where the renderer finds it.
    /// </summary>
    private static string WithMarkersInFences(string markdown) => MarkedFence().Replace(markdown, "$3 $1=$2");

    private static string Title(MarkdownDocument document)
    {
        IEnumerable<Inline> first = document.Descendants<HeadingBlock>().FirstOrDefault()?.Inline?.Descendants<Inline>() ?? [];
        return string.Concat(first.Select(Text));
    }

    private static string Text(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    };

    [GeneratedRegex(@"^<!-- (sample|run): (\S+) -->\n(```\w+)$", RegexOptions.Multiline)]
    private static partial Regex MarkedFence();
}

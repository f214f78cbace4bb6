using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Charla.Server.Guide;

/// <summary>A block of code: with the name of its file, which links to the file itself; two programs in a row stand side by side.</summary>
internal sealed class CodeFigureRenderer : HtmlObjectRenderer<CodeBlock>
{
    private const string Sample = "sample=";

    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        int place = PlaceInRow(block);
        bool opens = place % 2 == 0 && SampleOf(Neighbour(block, 1)) is not null && place >= 0;
        if (opens)
        {
            renderer.WriteLine("<div class=\"pair\">");
        }

        string language = (block as FencedCodeBlock)?.Info ?? "text";
        renderer.Write("<figure>");
        WriteCaption(renderer, SampleOf(block));
        renderer.Write("<pre tabindex=\"0\"><code class=\"").WriteEscape(language).Write("\">");
        renderer.Write(CodeColours.Paint(block.Lines.ToString(), language));
        renderer.WriteLine("</code></pre></figure>");
        if (place % 2 == 1)
        {
            renderer.WriteLine("</div>");
        }
    }

    private static void WriteCaption(HtmlRenderer renderer, string? sample)
    {
        if (sample is null)
        {
            return;
        }

        renderer.Write("<figcaption><a href=\"").WriteEscapeUrl($"{GuideAddresses.Root}/{sample}").Write("\">");
        renderer.WriteEscape(sample).Write("</a></figcaption>");
    }

    /// <summary>How many samples stand right before this one; -1 where it is none.</summary>
    private static int PlaceInRow(CodeBlock block)
    {
        int place = -1;
        for (Block? at = block; SampleOf(at) is not null; at = Neighbour(at!, -1))
        {
            place++;
        }

        return place;
    }

    private static Block? Neighbour(Block block, int step)
    {
        ContainerBlock parent = block.Parent!;
        int index = parent.IndexOf(block) + step;
        return index >= 0 && index < parent.Count ? parent[index] : null;
    }

    private static string? SampleOf(Block? block) =>
        block is FencedCodeBlock { Arguments: { } arguments } && arguments.StartsWith(Sample, StringComparison.Ordinal) ? arguments[Sample.Length..] : null;
}

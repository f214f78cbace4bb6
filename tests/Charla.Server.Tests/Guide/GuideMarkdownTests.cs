using Charla.Protocol;
using Charla.Server.Guide;

namespace Charla.Server.Tests.Guide;

public sealed class GuideMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)> text")]
    [InlineData("<!-- sample: a --><b>")]
    [InlineData("```python\n<script>\n```")]
    [InlineData("```<script>\nx\n```")]
    public void Markup_in_a_page_is_shown_and_not_obeyed(string markdown)
    {
        string body = GuideMarkdown.Render("# Title\n\n" + markdown + "\n", "docs/guide/01-x.md", Language.English).Body;

        body.ShouldNotContain("<script");
        body.ShouldNotContain("<img");
        body.ShouldNotContain("<b>");
    }

    [Theory]
    [InlineData("02-the-echo.md", "/guide/en/02-the-echo")]
    [InlineData("02-the-echo.md#part", "/guide/en/02-the-echo#part")]
    [InlineData("README.md", "/guide/en/")]
    [InlineData("../guia/02-el-eco.md", "/guide/es/02-el-eco")]
    [InlineData("../protocol.md", "/guide/en/protocol")]
    [InlineData("../../samples/echo/server.py", "/guide/samples/echo/server.py")]
    [InlineData("#here", "#here")]
    [InlineData("https://example.org/", "https://example.org/")]
    public void A_link_works_where_the_page_is_served(string link, string expected)
    {
        GuideAddresses.Rewrite(link, "docs/guide/01-the-socket.md", Language.English).ShouldBe(expected);
    }

    [Fact]
    public void A_program_is_coloured_and_says_the_same()
    {
        string painted = CodeColours.Paint("with x: # <note>\n    print(f\"{1 < 2}\")", "python");

        painted.ShouldBe("<span class=\"k\">with</span> x: <span class=\"c\"># &lt;note&gt;</span>\n    print(<span class=\"s\">f&quot;{1 &lt; 2}&quot;</span>)");
    }

    [Fact]
    public void A_title_is_taken_from_the_first_heading()
    {
        GuidePage page = GuideMarkdown.Render("# 4. The `frame`\n\n## Other\n", "docs/guide/04-frames.md", Language.English);

        (page.Title, page.Number, page.Address).ShouldBe(("4. The frame", 4, "/guide/en/04-frames"));
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Charla.Server.Tests.Guide;

public sealed partial class GuideEndpointTests(RunningGuide guide) : IClassFixture<RunningGuide>
{
    [Theory]
    [InlineData("/guide", "es-PE,es;q=0.9,en;q=0.8", "/guide/es/")]
    [InlineData("/guide", "en-GB", "/guide/en/")]
    [InlineData("/guide", "fr,en;q=0.3,es;q=0.7", "/guide/es/")]
    [InlineData("/guide", "es;q=0,en;q=0.1", "/guide/en/")]
    [InlineData("/guide", "zh", "/guide/es/")]
    [InlineData("/guide", null, "/guide/es/")]
    [InlineData("/guide", ";;;,q=", "/guide/es/")]
    [InlineData("/guide?lang=en", "es", "/guide/en/")]
    [InlineData("/guide?lang=xx", "en", "/guide/en/")]
    public async Task The_guide_opens_in_the_readers_language(string address, string? accepted, string expected)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        }

        using HttpResponseMessage response = await guide.Browser.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(expected);
        response.Headers.Vary.ShouldContain("Accept-Language");
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        Queue<string> unread = new(["/guide/es/", "/guide/en/"]);
        HashSet<string> seen = [.. unread];
        while (unread.TryDequeue(out string? address))
        {
            using HttpResponseMessage response = await guide.Browser.GetAsync(new Uri(address, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            if (response.Content.Headers.ContentType!.MediaType != "text/html")
            {
                continue;
            }

            string page = await response.Content.ReadAsStringAsync();
            foreach (string link in Links(page).Where(link => !link.StartsWith('#') && !link.StartsWith("http", StringComparison.Ordinal)))
            {
                link.ShouldStartWith("/guide/", Case.Sensitive, address);
                if (seen.Add(link.Split('#')[0]))
                {
                    unread.Enqueue(link.Split('#')[0]);
                }
            }
        }

        seen.Count(address => address.StartsWith("/guide/es/", StringComparison.Ordinal)).ShouldBe(12);
        seen.Count(address => address.StartsWith("/guide/en/", StringComparison.Ordinal)).ShouldBe(12);
        seen.ShouldContain("/guide/samples/chat/chat.c");
    }

    [Fact]
    public async Task A_page_leads_to_itself_in_the_other_language_and_to_its_neighbours()
    {
        string page = await guide.Browser.GetStringAsync(new Uri("/guide/es/04-las-tramas", UriKind.Relative));

        page.ShouldContain("<html lang=\"es\">");
        page.ShouldContain("<title>4. Las tramas · Charla</title>");
        page.ShouldContain("href=\"/guide/en/04-frames\" hreflang=\"en\"");
        page.ShouldContain("<a rel=\"prev\" href=\"/guide/es/03-el-flujo\">");
        page.ShouldContain("<a rel=\"next\" href=\"/guide/es/05-los-objetos\">");
        page.ShouldContain("<a href=\"/guide/es/04-las-tramas\" aria-current=\"page\">");
    }

    [Fact]
    public async Task Two_programs_in_a_row_stand_side_by_side_and_name_their_files()
    {
        string page = await guide.Browser.GetStringAsync(new Uri("/guide/en/04-frames", UriKind.Relative));

        Pair().Count(page).ShouldBe(2);
        page.ShouldContain("<figcaption><a href=\"/guide/samples/framed/server.py\">samples/framed/server.py</a></figcaption>");
        page.ShouldNotContain("&lt;!--");
        page.ShouldNotContain("<!--");
    }

    [Theory]
    [InlineData("/guide/es/")]
    [InlineData("/guide/es/01-el-socket")]
    [InlineData("/guide/en/protocol")]
    [InlineData("/guide/es/no-such-page")]
    public async Task A_page_runs_nothing_and_asks_nobody_else(string address)
    {
        using HttpResponseMessage response = await guide.Browser.GetAsync(new Uri(address, UriKind.Relative));
        string page = await response.Content.ReadAsStringAsync();

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; style-src 'self'; img-src 'self'");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("style=");
        Sources().Matches(page).ShouldAllBe(source => source.Groups[1].Value.StartsWith("/guide/", StringComparison.Ordinal) || source.Groups[1].Value.StartsWith('#'));
    }

    [Theory]
    [InlineData("/guide/es/02-el-eco")]
    [InlineData("/guide/guide.css")]
    [InlineData("/guide/samples/echo/server.py")]
    public async Task What_a_browser_has_already_is_not_sent_again(string address)
    {
        using HttpResponseMessage first = await guide.Browser.GetAsync(new Uri(address, UriKind.Relative));
        using HttpRequestMessage again = new(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using HttpResponseMessage second = await guide.Browser.SendAsync(again);

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
    }

    [Fact]
    public async Task Asking_for_the_head_gives_the_length_and_no_body()
    {
        using HttpRequestMessage request = new(HttpMethod.Head, "/guide/es/");
        using HttpResponseMessage response = await guide.Browser.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(1_000);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sample_is_a_text_to_read()
    {
        using HttpResponseMessage response = await guide.Browser.GetAsync(new Uri("/guide/samples/chat/chat.js", UriKind.Relative));

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
    }

    [Theory]
    [InlineData("/guide/es/nada", "Esta página no existe")]
    [InlineData("/guide/en/nothing", "There is no such page")]
    [InlineData("/guide/es/<script>alert(1)</script>", "Esta página no existe")]
    public async Task An_address_that_leads_nowhere_is_answered_in_its_language(string address, string title)
    {
        using HttpResponseMessage response = await guide.Browser.GetAsync(new Uri(address, UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        string page = await response.Content.ReadAsStringAsync();
        page.ShouldContain(title);
        page.ShouldNotContain("alert(1)");
    }

    [Theory]
    [InlineData("/guide/../../../etc/passwd")]
    [InlineData("/guide/..%2f..%2f..%2fetc/passwd")]
    [InlineData("/guide/samples/../Charla.Samples.csproj")]
    [InlineData("/guide/samples/%2e%2e/docs/protocol.md")]
    [InlineData("/guide//etc/passwd")]
    public async Task No_address_reaches_a_file_that_is_not_of_the_guide(string target)
    {
        string answer = await AskRawAsync(target);

        answer.ShouldStartWith("HTTP/1.1 404");
        answer.ShouldNotContain("root:");
    }

    /// <summary>Asks with the target exactly as written: a client library would tidy it up first.</summary>
    private async Task<string> AskRawAsync(string target)
    {
        using TcpClient connection = new("127.0.0.1", guide.Browser.BaseAddress!.Port);
        NetworkStream stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync();
    }

    private static IEnumerable<string> Links(string page) => Sources().Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value));

    [GeneratedRegex("(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Sources();

    [GeneratedRegex("<div class=\"pair\">\\s*<figure>(?:(?!</div>).)*</figure>\\s*<figure>(?:(?!</div>).)*</figure>\\s*</div>", RegexOptions.Singleline)]
    private static partial Regex Pair();
}

using System.IO.Compression;
using System.Net;
using System.Text;
using Charla.Protocol;
using Charla.Web.Tests.Fakes;

namespace Charla.Web.Tests;

public sealed class WebPageTests
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData(MemoryPageFiles.Script, HttpStatusCode.OK)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string address, HttpStatusCode status)
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage response = await page.AskAsync(address);

        response.StatusCode.ShouldBe(status);
        ShouldBeGuarded(response);
    }

    [Fact]
    public async Task So_does_what_is_not_sent_again_and_what_is_refused()
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage unchanged = await page.AskAsync("/", ("If-None-Match", "*"));
        using HttpResponseMessage refused = await page.AskAsync(HttpMethod.Post, "/");

        unchanged.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        ShouldBeGuarded(unchanged);
        refused.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        refused.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
        ShouldBeGuarded(refused);
    }

    [Theory]
    [InlineData(nameof(Home.Page), "<html lang=\"es\" data-home=\"page\">")]
    [InlineData(nameof(Home.Window), "<html lang=\"es\" data-home=\"window\">")]
    public async Task The_page_finds_its_home_in_its_first_tag(string home, string tag)
    {
        await using ServedPage page = await ServedPage.StartAsync(Enum.Parse<Home>(home));

        (await page.Browser.GetStringAsync(new Uri("/", UriKind.Relative))).ShouldContain(tag);
        (await page.Browser.GetStringAsync(new Uri("/index.html", UriKind.Relative))).ShouldContain(tag);
    }

    [Fact]
    public async Task The_page_is_told_whom_the_server_lets_in()
    {
        PageLibrary library = new(MemoryPageFiles.Small(), Home.Page, new Newcomers("invite", Guests: false));

        Encoding.UTF8.GetString(await library.Find("/")!.BytesAsync(ContentCoding.Identity)).ShouldContain("<html lang=\"es\" data-home=\"page\" data-registration=\"invite\" data-guests=\"no\">");
    }

    [Fact]
    public void A_page_without_a_place_for_its_home_is_none()
    {
        MemoryPageFiles files = MemoryPageFiles.Small().With("index.html", "<html lang=\"es\">");

        Should.Throw<InvalidOperationException>(() => new PageLibrary(files, Home.Window)).Message.ShouldContain("data-home");
    }

    [Theory]
    [InlineData("/", "text/html; charset=utf-8", "no-cache")]
    [InlineData("/favicon.svg", "image/svg+xml", "no-cache")]
    [InlineData("/manifest.webmanifest", "application/manifest+json", "no-cache")]
    [InlineData(MemoryPageFiles.Script, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/assets/index-C5yZjC8m.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable")]
    [InlineData("/assets/figtree-D_ZTVpCC.woff2", "font/woff2", "public, max-age=31536000, immutable")]
    public async Task What_has_a_hash_in_its_name_is_kept_for_a_year_and_the_rest_is_asked_for_each_time(string address, string type, string keep)
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage response = await page.AskAsync(address);

        response.Content.Headers.ContentType!.ToString().ShouldBe(type);
        response.Headers.GetValues("Cache-Control").Single().Split(", ").ShouldBe(keep.Split(", "), ignoreOrder: true);
        response.Headers.ETag!.IsWeak.ShouldBeFalse();
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData(null, null)]
    public async Task A_script_is_packed_for_whoever_can_unpack_it(string? accepted, string? coding)
    {
        await using ServedPage page = await ServedPage.StartAsync();
        byte[] original = MemoryPageFiles.Small().Read(MemoryPageFiles.Script[1..]);
        using HttpResponseMessage response = await page.AskAsync(MemoryPageFiles.Script, accepted is null ? [] : [("Accept-Encoding", accepted)]);
        byte[] sent = await response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(coding);
        response.Content.Headers.ContentLength.ShouldBe(sent.Length);
        response.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        (sent.Length < original.Length / 4).ShouldBe(coding is not null);
        (await UnpackAsync(sent, coding)).ShouldBe(original);
    }

    [Fact]
    public async Task A_picture_is_packed_already()
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage response = await page.AskAsync("/icon-192.png", ("Accept-Encoding", "br, gzip"));

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.Vary.ShouldBeEmpty();
        response.Content.Headers.ContentLength.ShouldBe(2_000);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task What_a_browser_has_already_is_not_sent_again(string coding)
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage first = await page.AskAsync(MemoryPageFiles.Script, ("Accept-Encoding", coding));
        string tag = first.Headers.ETag!.ToString();

        using HttpResponseMessage second = await page.AskAsync(MemoryPageFiles.Script, ("Accept-Encoding", coding), ("If-None-Match", $"\"other\", W/{tag}"));

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        second.Headers.ETag!.ToString().ShouldBe(tag);
        second.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        second.Headers.CacheControl!.ToString().ShouldBe(first.Headers.CacheControl!.ToString());
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_differ_have_tags_that_differ()
    {
        await using ServedPage page = await ServedPage.StartAsync();
        await using ServedPage window = await ServedPage.StartAsync(Home.Window);
        using HttpResponseMessage packed = await page.AskAsync(MemoryPageFiles.Script, ("Accept-Encoding", "br"));
        using HttpResponseMessage plain = await page.AskAsync(MemoryPageFiles.Script, ("If-None-Match", packed.Headers.ETag!.ToString()));
        using HttpResponseMessage onPage = await page.AskAsync("/");
        using HttpResponseMessage inWindow = await window.AskAsync("/");

        plain.StatusCode.ShouldBe(HttpStatusCode.OK);
        plain.Headers.ETag.ShouldNotBe(packed.Headers.ETag);
        inWindow.Headers.ETag.ShouldNotBe(onPage.Headers.ETag);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(MemoryPageFiles.Script)]
    [InlineData("/nothing")]
    public async Task Asking_for_the_head_gives_what_getting_it_would_but_the_body(string address)
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage whole = await page.AskAsync(address, ("Accept-Encoding", "br"));
        using HttpResponseMessage head = await page.AskAsync(HttpMethod.Head, address, ("Accept-Encoding", "br"));

        head.StatusCode.ShouldBe(whole.StatusCode);
        head.Content.Headers.ContentLength.ShouldBe((await whole.Content.ReadAsByteArrayAsync()).Length);
        head.Headers.ETag.ShouldBe(whole.Headers.ETag);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("es-PE,en;q=0.5", "<html lang=\"es\">", "Esta página no existe")]
    [InlineData("en-GB", "<html lang=\"en\">", "There is no such page")]
    [InlineData("zh", "<html lang=\"es\">", "Esta página no existe")]
    public async Task An_address_that_leads_nowhere_says_so_in_the_readers_language_and_leads_back(string accepted, string tag, string title)
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage response = await page.AskAsync("/assets/<script>alert(1)</script>", ("Accept-Language", accepted));
        string html = await response.Content.ReadAsStringAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.Vary.ShouldContain("Accept-Language");
        html.ShouldContain(tag);
        html.ShouldContain(title);
        html.ShouldContain("<a href=\"/\">");
        html.ShouldNotContain("alert(1)");
    }

    [Fact]
    public async Task The_style_of_what_is_said_there_is_served_too()
    {
        await using ServedPage page = await ServedPage.StartAsync();
        using HttpResponseMessage notice = await page.AskAsync("/nothing");
        string style = (await notice.Content.ReadAsStringAsync()).Split("<link rel=\"stylesheet\" href=\"")[1].Split('"')[0];
        using HttpResponseMessage response = await page.AskAsync(style);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
    }

    [Fact]
    public async Task Without_the_page_its_address_says_what_was_missing()
    {
        WebPage without = new(MemoryPageFiles.None, Home.Window, Language.English);
        await using ServedPage page = await ServedPage.StartAsync(without);
        using HttpResponseMessage response = await page.AskAsync("/");

        without.IsThere.ShouldBeFalse();
        new WebPage(MemoryPageFiles.Small(), Home.Window, Language.English).IsThere.ShouldBeTrue();
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ShouldBeGuarded(response);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Node");
    }

    [Fact]
    public void What_the_program_carries_is_a_whole_page_or_none()
    {
        EmbeddedPageFiles carried = new();
        bool isThere = PageLibrary.Has(carried);

        (carried.Paths.Count > 0).ShouldBe(isThere);
        PageLibrary library = new(carried, Home.Window);
        (library.Find("/") is not null).ShouldBe(isThere);
    }

    private static void ShouldBeGuarded(HttpResponseMessage response)
    {
        Header("Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Referrer-Policy").ShouldBe("no-referrer");
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        string[] denied = Header("Permissions-Policy").Split(", ");
        denied.ShouldAllBe(feature => feature.EndsWith("=()", StringComparison.Ordinal));
        ((string[])["camera=()", "microphone=()", "geolocation=()"]).ShouldBeSubsetOf(denied);

        string Header(string name) => response.Headers.GetValues(name).Single();
    }

    private static async Task<byte[]> UnpackAsync(byte[] sent, string? coding)
    {
        using MemoryStream packed = new(sent);
        await using Stream unpacked = coding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using MemoryStream whole = new();
        await unpacked.CopyToAsync(whole);
        return whole.ToArray();
    }
}

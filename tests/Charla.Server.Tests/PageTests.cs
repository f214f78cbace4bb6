using System.Net;
using Charla.Web.Tests.Fakes;

namespace Charla.Server.Tests;

public sealed class PageTests
{
    [Fact]
    public async Task The_page_is_at_the_root_of_the_http_port()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using HttpResponseMessage page = await server.Browser.GetAsync(new Uri("/", UriKind.Relative));
        using HttpResponseMessage script = await server.Browser.GetAsync(new Uri(MemoryPageFiles.Script, UriKind.Relative));

        server.Server.HasPage.ShouldBeTrue();
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("data-home=\"page\"");
        script.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_guide_and_the_web_socket_are_where_they_were()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using HttpResponseMessage guide = await server.Browser.GetAsync(new Uri("/guide/en/", UriKind.Relative));
        using HttpResponseMessage socket = await server.Browser.GetAsync(new Uri("/ws", UriKind.Relative));
        using HttpResponseMessage nothing = await server.Browser.GetAsync(new Uri("/nothing", UriKind.Relative));

        guide.StatusCode.ShouldBe(HttpStatusCode.OK);
        socket.StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nothing.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
    }

    [Theory]
    [InlineData("es", "Todo lo demás funciona", "necesita Node")]
    [InlineData("en", "Everything else works", "needs Node")]
    public async Task A_server_without_the_page_says_what_works_all_the_same(string language, string says, string why)
    {
        await using RunningServer server = await RunningServer.StartAsync(MemoryPageFiles.None);
        using HttpRequestMessage request = new(HttpMethod.Get, "/");
        request.Headers.Add("Accept-Language", language);
        using HttpResponseMessage response = await server.Browser.SendAsync(request);
        string html = await response.Content.ReadAsStringAsync();

        server.Server.HasPage.ShouldBeFalse();
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain(says);
        html.ShouldContain(why);
        html.ShouldContain($"<code>charla chat 127.0.0.1:{server.Server.Port}</code>");
        html.ShouldContain($"<code>ws://127.0.0.1:{server.HttpPort}/ws</code>");
        html.ShouldContain("<a href=\"/guide\">");
    }
}

using Charla.Protocol;
using Charla.Serve;
using Charla.Server;
using Charla.Server.Tests;
using Charla.Server.Tls;
using Charla.Web.Tests.Fakes;

namespace Charla.Tests.Serve;

public sealed class ServeBannerTests
{
    [Fact]
    public async Task What_to_open_in_a_browser_comes_first()
    {
        await using RunningServer server = await RunningServer.StartAsync();

        Lines(server, Language.Spanish)[1].ShouldBe($"Ábrela en el navegador: http://localhost:{server.HttpPort}/");
        Lines(server, Language.English)[1].ShouldBe($"Open it in a browser: http://localhost:{server.HttpPort}/");
    }

    [Fact]
    public async Task With_TLS_the_addresses_are_those_of_TLS()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ServerOptions { Encryption = new TlsOptions { Tls = TlsOptions.Auto } });

        string[] lines = Lines(server, Language.English);
        lines[1].ShouldBe($"Open it in a browser: https://localhost:{server.HttpPort}/");
        lines.ShouldContain($"  charla chat --tls 127.0.0.1:{server.Server.Port}");
        lines.ShouldContain($"  https://127.0.0.1:{server.HttpPort}/    wss://127.0.0.1:{server.HttpPort}/ws");
    }

    [Fact]
    public async Task A_program_without_the_page_says_so()
    {
        await using RunningServer server = await RunningServer.StartAsync(MemoryPageFiles.None);

        Lines(server, Language.English)[1].ShouldBe($"Built without the web page, which needs Node; http://localhost:{server.HttpPort}/ says what works without it.");
    }

    private static string[] Lines(RunningServer server, Language language)
    {
        using StringWriter output = new();
        ServeBanner.Print(output, server.Server, language);
        return output.ToString().Split(Environment.NewLine);
    }
}

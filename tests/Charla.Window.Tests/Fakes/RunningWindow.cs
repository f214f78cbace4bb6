using Charla.Web.Tests.Fakes;

namespace Charla.Window.Tests.Fakes;

/// <summary>The process behind the window, on a free port, with a page of one tag.</summary>
internal sealed class RunningWindow : IAsyncDisposable
{
    private readonly WindowServer _server;

    private RunningWindow(WindowServer server) => _server = server;

    public static WindowOptions Options { get; } = new()
    {
        Page = new MemoryPageFiles().With("index.html", "<html data-home=\"page\">"),
        Language = Protocol.Language.English,
    };

    /// <summary>What it would open a browser with.</summary>
    public Uri Entry => new(_server.EntryAddress);

    public string TicketAddress => _server.TicketAddress;

    public int Port => Entry.Port;

    public string Origin => $"http://127.0.0.1:{Port}";

    public string Token => Entry.Fragment.Split('&')[0]["#token=".Length..];

    public static async Task<RunningWindow> StartAsync(Func<WindowOptions, WindowOptions>? change = null, WindowEntry? entry = null)
    {
        WindowServer server = WindowServer.Open((change ?? (options => options))(Options), entry ?? new WindowEntry());
        await server.StartAsync();
        return new RunningWindow(server);
    }

    /// <summary>A page that has opened <c>/link</c> and said nothing yet.</summary>
    public Task<WindowPage> OpenAsync() => WindowPage.OpenAsync(this, $"/link?token={Token}");

    /// <summary>A page that looks at a link's wire.</summary>
    public Task<WindowPage> WatchAsync(string link) => WindowPage.OpenAsync(this, $"/wire?token={Token}&link={link}");

    /// <summary>A page that has a connection, and what it was told of it.</summary>
    public async Task<(WindowPage Page, string Link)> DialAsync(object target)
    {
        WindowPage page = await OpenAsync();
        await page.SayAsync(target);
        return (page, (await page.HearAsync("dialed")).Text("link"));
    }

    /// <summary>A page that was welcomed over a connection.</summary>
    public async Task<(WindowPage Page, string Link)> EnterAsync(object target, string name = "ana")
    {
        (WindowPage page, string link) = await DialAsync(target);
        await page.SayAsync(new { op = "hello", v = 1, name, @ref = "h" });
        await page.HearAsync("welcome");
        return (page, link);
    }

    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }
}

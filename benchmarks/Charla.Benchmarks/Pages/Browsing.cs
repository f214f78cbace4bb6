using Microsoft.Playwright;

namespace Charla.Benchmarks.Pages;

/// <summary>A headless Chromium, driven by Playwright; each page is of a profile of its own.</summary>
internal sealed class Browsing : IAsyncDisposable
{
    public const string DefaultPath = "/usr/bin/chromium";

    private static readonly string[] _arguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--enable-precise-memory-info",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browsing(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browsing> StartAsync(string path)
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return new Browsing(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = _arguments }));
    }

    public async Task<IPage> NewPageAsync()
    {
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions { Locale = "es-ES", ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        return await context.NewPageAsync();
    }

    /// <summary>Fills in the form and waits until one can write.</summary>
    public static async Task EnterAsync(IPage page, string name)
    {
        await page.GetByLabel("Tu nombre").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Entrar", Exact = true }).ClickAsync();
        await page.Locator("textarea").WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

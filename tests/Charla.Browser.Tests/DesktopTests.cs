using System.Globalization;
using Charla.Browser.Tests.Harness;

namespace Charla.Browser.Tests;

/// <summary>The window as a person gets it: a browser of its own on a screen.</summary>
public sealed class DesktopTests
{
    [Fact]
    public async Task Charla_app_opens_a_window_of_its_own_and_ends_with_it()
    {
        await using XScreen screen = await XScreen.StartAsync();
        await using WindowProcess app = await WindowProcess.StartOnAsync(screen.Name, "--browser", Chromium.Executable, "--lang", "es");
        string window = await screen.WaitForWindowAsync("^Charla$");
        string size = await screen.RunAsync("xdotool", "getwindowgeometry", "--shell", window);
        int width = int.Parse(size.Split('\n').Single(line => line.StartsWith("WIDTH=", StringComparison.Ordinal)).AsSpan("WIDTH=".Length), CultureInfo.InvariantCulture);
        width.ShouldBeGreaterThan(600);
        if (Environment.GetEnvironmentVariable("CHARLA_SHOTS") is { Length: > 0 } folder)
        {
            await screen.RunAsync("import", "-window", "root", Path.Combine(folder, "desktop.png"));
        }

        await screen.RunAsync("xdotool", "windowfocus", "--sync", window, "key", "ctrl+w");
        (await app.WaitForExitAsync()).ShouldBe(0);
    }
}

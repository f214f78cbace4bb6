using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>The window through TLS: a server's own certificate is remembered, and another one is not taken for it.</summary>
[Collection(OneBrowser.Name)]
public sealed class WindowTlsTests(Chromium chromium)
{
    [Fact]
    public Task A_server_is_known_again_by_its_certificate_and_another_one_is_warned_of() => Stage.ServeAsync(
        chromium,
        async stage =>
        {
            Person ana = await stage.OpenWindowAsync(null, "--tls");
            ana.Watch.ExpectBrokenConnections();
            await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
            await ana.IsInAsync();
            await ana.SayAsync("cifrado");
            await ana.SeesAsync("cifrado");

            await stage.StopServerAsync();
            Directory.Delete(Path.Combine(stage.Folder, "tls"), recursive: true);
            await stage.StartServerAsync("--tls auto");
            await Expect(ana.Page.GetByText("¡Atención! Ese servidor muestra otro certificado que las otras veces")).ToBeVisibleAsync();
        },
        "--tls auto");

    [Fact]
    public Task A_server_without_TLS_is_told_from_one_that_cannot_be_reached() => Stage.ServeAsync(
        chromium,
        async stage =>
        {
            Person ana = await stage.OpenWindowAsync(Look.Desk.InEnglish, "--tls");
            await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
            await Expect(ana.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The connection could not be encrypted.");
        });
}

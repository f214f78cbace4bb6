using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>The wire under the chat.</summary>
[Collection(OneBrowser.Name)]
public sealed class WireTests(Chromium chromium)
{
    [Fact]
    public Task Every_message_of_the_connection_is_there_and_its_secrets_are_covered() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await ana.Page.Keyboard.PressAsync("Control+j");
        await Expect(ana.Wire).ToBeVisibleAsync();
        await ana.SayAsync("¿se ve la señal?");
        await Expect(Row(ana, "^enviado .* send .*¿se ve la señal\\?")).ToBeVisibleAsync();
        await Expect(Row(ana, "^recibido .* message .*¿se ve la señal\\?")).ToBeVisibleAsync();
        await luis.SayAsync("lobby", "perfectamente");
        await Expect(Row(ana, "^recibido .* message .*perfectamente")).ToBeVisibleAsync();

        await Filter(ana).FillAsync("welcome");
        await Row(ana, "^recibido .* welcome ").ClickAsync();
        ILocator detail = ana.Page.GetByRole(AriaRole.Region, new() { Name = "Detalle" });
        await Expect(detail).ToContainTextAsync("\"session\"");
        string session = (await ana.Page.EvaluateAsync<string>("() => JSON.parse(sessionStorage.getItem('charla.tab')).session"))!;
        session.Length.ShouldBeGreaterThan(10);
        string shown = await ana.Page.EvaluateAsync<string>("() => document.body.innerText + [...document.querySelectorAll('[aria-label], [title]')].map((each) => each.ariaLabel + each.title).join()");
        shown.ShouldNotContain(session);
        shown.ShouldContain("•••");
    });

    [Fact]
    public Task The_wire_can_be_filtered_paused_and_cleared() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await ana.Page.Keyboard.PressAsync("Control+j");
        await ana.SayAsync("uno");
        await Expect(Row(ana, "^enviado .* send .*uno")).ToBeVisibleAsync();

        await ana.Wire.GetByRole(AriaRole.Button, new() { Name = "recibido" }).ClickAsync();
        await Expect(Row(ana, "^enviado ")).ToHaveCountAsync(0);
        await Filter(ana).FillAsync("no hay nada así");
        await Expect(ana.Wire).ToContainTextAsync("Nada coincide con el filtro.");
        await ana.Wire.GetByRole(AriaRole.Button, new() { Name = "Quitar el filtro" }).ClickAsync();
        await Expect(Row(ana, "^enviado .* send .*uno")).ToBeVisibleAsync();

        await ana.Wire.GetByRole(AriaRole.Button, new() { Name = "Pausa" }).ClickAsync();
        await luis.SayAsync("lobby", "mientras tanto");
        await ana.SeesAsync("mientras tanto");
        await Expect(ana.Wire.GetByRole(AriaRole.Button, new() { NameRegex = new(@"Seguir.*\d+ en espera") })).ToBeVisibleAsync();
        await Expect(Row(ana, "mientras tanto")).ToHaveCountAsync(0);
        await ana.Wire.GetByRole(AriaRole.Button, new() { NameRegex = new("Seguir") }).ClickAsync();
        await Expect(Row(ana, "mientras tanto")).ToBeVisibleAsync();

        await ana.Wire.GetByRole(AriaRole.Button, new() { Name = "Vaciar" }).ClickAsync();
        await Expect(Row(ana, "mientras tanto")).ToHaveCountAsync(0);
    });

    private static ILocator Row(Person person, string name) => person.Wire.GetByRole(AriaRole.Option, new() { NameRegex = new(name) });

    private static ILocator Filter(Person person) => person.Wire.GetByRole(AriaRole.Searchbox, new() { Name = "Filtrar por texto u op" });
}

using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>What a screen reader says of what happens.</summary>
[Collection(OneBrowser.Name)]
public sealed class ReaderTests(Chromium chromium)
{
    [Fact]
    public Task New_messages_are_read_out_and_what_was_there_before_is_not() => Stage.ServeAsync(chromium, async stage =>
    {
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await LongRoom.FillAsync(luis, ["ya estaba"]);
        Person ana = await stage.EnterAsync("ana");
        await ana.SeesAsync("ya estaba");
        ILocator log = ana.Page.GetByRole(AriaRole.Log);
        await Expect(log).ToHaveAttributeAsync("aria-live", "polite");
        await luis.SayAsync("lobby", "**hola** a todos, mirad `esto`");
        await Expect(log).ToHaveTextAsync("luis: hola a todos, mirad esto");
        await ana.SayAsync("lo mío no hace falta");
        await ana.SeesAsync("lo mío no hace falta");
        await luis.SayAsync("lobby", "y 😀");
        await Expect(log.GetByRole(AriaRole.Paragraph)).ToHaveTextAsync(["luis: hola a todos, mirad esto", "luis: y 😀"]);

        await ana.GoToAsync("taller");
        await Expect(Said(ana, "Sala taller")).ToHaveCountAsync(1);
        await Expect(log).ToHaveTextAsync("");
    });

    [Fact]
    public Task The_connection_is_told_of_when_it_goes_and_when_it_is_back() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        ana.Watch.ExpectBrokenConnections();
        await stage.StopServerAsync();
        await Expect(Said(ana, "Reconectando")).ToHaveCountAsync(1);
        await stage.StartServerAsync();
        await Expect(Said(ana, "Conectado")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task The_page_has_landmarks_and_one_heading_that_says_where_one_is() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await Expect(ana.Page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Expect(ana.Page.GetByRole(AriaRole.Navigation, new() { Name = "Salas" })).ToHaveCountAsync(1);
        await Expect(ana.Page.GetByRole(AriaRole.Complementary, new() { Name = "Quién está" })).ToHaveCountAsync(1);
        await Expect(ana.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(["lobby"]);
        await Expect(ana.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { Name = "lobby" })).ToHaveAttributeAsync("aria-current", "page");
    });

    /// <summary>A region that is read out when it changes, with a text.</summary>
    private static ILocator Said(Person person, string text) => person.Page.Locator("[role=status]").GetByText(text, new() { Exact = true })
        .Or(person.Page.Locator("[role=status]").Filter(new() { HasTextRegex = new($"^{text}$") }));
}

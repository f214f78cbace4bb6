using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>Everything can be done with keys, and the focus is always somewhere.</summary>
[Collection(OneBrowser.Name)]
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public Task From_the_form_to_a_message_to_a_reaction_to_the_help_and_back_without_a_mouse() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.OpenAsync();
        IKeyboard keys = ana.Page.Keyboard;
        await Expect(ana.Page.GetByLabel("Tu nombre")).ToBeFocusedAsync();
        await keys.TypeAsync("ana");
        await keys.PressAsync("Enter");
        await Expect(ana.Composer).ToBeFocusedAsync();
        await keys.TypeAsync("sin ratón");
        await keys.PressAsync("Enter");
        await ana.SeesAsync("sin ratón");
        await Expect(ana.Composer).ToBeFocusedAsync();

        await keys.PressAsync("Shift+Tab");
        await Expect(ana.List).ToBeFocusedAsync();
        await keys.PressAsync("ArrowUp");
        await Expect(ana.Row("sin ratón")).ToBeFocusedAsync();
        await TabToAsync(ana, "Reaccionar 👍");
        await keys.PressAsync("Enter");
        await Expect(ana.Row("sin ratón").GetByRole(AriaRole.Button, new() { Name = "👍 1 de ana" })).ToBeVisibleAsync();

        await keys.PressAsync("?");
        await Expect(ana.Dialog).ToContainTextAsync("Teclas y órdenes");
        await keys.PressAsync("Escape");
        await Expect(ana.Dialog).ToHaveCountAsync(0);
        await Expect(ana.Composer).ToBeFocusedAsync();
    });

    [Fact]
    public Task Whatever_opens_takes_the_focus_and_gives_it_back_when_it_closes() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.SayAsync("un mensaje");
        await ana.SeesAsync("un mensaje");
        foreach (string button in (string[])["Ajustes", "Desconectar", "Entrar en una sala", "Escribir a alguien", "Sin tema. Pulsa para poner uno."])
        {
            await ana.Button(button).FocusAsync();
            await ana.Page.Keyboard.PressAsync("Enter");
            await OpensAndClosesAsync(ana, button);
        }

        await ana.Page.Keyboard.PressAsync("Control+k");
        await OpensAndClosesAsync(ana, "Ctrl K");

        await ana.ActAsync("un mensaje", "Borrar");
        await OpensAndClosesAsync(ana, "Borrar");

        await ana.Page.Keyboard.PressAsync("Control+f");
        await Expect(ana.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await HasFocusAsync(ana, "search");

        await ana.Button("Emoji").FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Buscar un emoji" })).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await Expect(ana.Dialog).ToHaveCountAsync(0);
        await HasFocusAsync(ana, "emoji");

        await ana.Composer.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Control+j");
        await Expect(ana.Wire).ToBeVisibleAsync();
        await ana.Wire.GetByRole(AriaRole.Button, new() { Name = "Cerrar el cable" }).FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Wire).ToHaveCountAsync(0);
        await HasFocusAsync(ana, "wire");

        await ana.Button("Quién está: 1 persona").ClickAsync();
        await ana.Button("Cerrar").FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Page.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(0);
        await HasFocusAsync(ana, "members");
    });

    [Fact]
    public Task Rooms_are_gone_through_with_the_arrow_keys_and_what_is_unread_is_found() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        WirePeer luis = await stage.EnterByWireAsync("luis");
        foreach (string room in (string[])["beta", "alfa", "gamma"])
        {
            await ana.GoToAsync(room);
            await luis.JoinAsync(room);
        }

        await ana.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(ana.Heading("beta")).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(ana.Heading("alfa")).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(ana.Heading("beta")).ToBeVisibleAsync();
        await luis.SayAsync("lobby", "¿hay alguien?");
        await Expect(ana.RoomItem("lobby")).ToHaveAccessibleNameAsync("lobby 1 sin leer");
        await ana.Page.Keyboard.PressAsync("Alt+Shift+ArrowDown");
        await Expect(ana.Heading("lobby")).ToBeVisibleAsync();
        await ana.SeesAsync("¿hay alguien?");
        await Expect(ana.Composer).ToBeFocusedAsync();
    });

    private static async Task TabToAsync(Person person, string button)
    {
        ILocator wanted = person.Button(button);
        for (int i = 0; i < 10 && await wanted.CountAsync() == 1; i++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("(it) => it === document.activeElement"))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Tab does not lead to {button}, but to {await person.FocusAsync()}.");
    }

    private static async Task OpensAndClosesAsync(Person person, string what)
    {
        await Expect(person.Dialog).ToBeVisibleAsync();
        (await person.Dialog.EvaluateAsync<bool>("(it) => it.contains(document.activeElement)")).ShouldBeTrue($"{what}: the focus is within");
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Dialog).ToHaveCountAsync(0);
        await HasFocusAsync(person, what);
    }

    private static async Task HasFocusAsync(Person person, string after) => (await person.FocusAsync()).ShouldNotStartWith("body", customMessage: $"after {after}");
}

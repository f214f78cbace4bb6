using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>What is typed where messages are written.</summary>
[Collection(OneBrowser.Name)]
public sealed class ComposerTests(Chromium chromium)
{
    [Fact]
    public Task Commands_names_and_emoji_are_completed() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await stage.EnterByWireAsync("begoña");
        await Expect(ana.Member("begoña")).ToBeVisibleAsync();

        await ana.Composer.PressSequentiallyAsync("/te");
        await Expect(Options(ana)).ToHaveTextAsync(["/topic texto Pone el tema de la sala."]);
        await Expect(ana.Composer).ToHaveAttributeAsync("aria-expanded", "true");
        await ana.Composer.PressAsync("Tab");
        await Expect(ana.Composer).ToHaveValueAsync("/topic ");
        await Expect(Options(ana)).ToHaveCountAsync(0);

        await ana.Composer.FillAsync("");
        await ana.Composer.PressSequentiallyAsync("hola @BEGO");
        await Expect(Options(ana)).ToContainTextAsync(["begoña"]);
        await ana.Composer.PressAsync("Tab");
        await Expect(ana.Composer).ToHaveValueAsync("hola @begoña ");

        await ana.Composer.PressSequentiallyAsync(":cohet");
        await Expect(Options(ana)).ToContainTextAsync(["🚀"]);
        await ana.Composer.PressAsync("Tab");
        await Expect(ana.Composer).ToHaveValueAsync("hola @begoña 🚀 ");
        await ana.Composer.PressAsync("Enter");
        await ana.SeesAsync("hola @begoña 🚀");

        // The list goes away without taking the text along.
        await ana.Composer.PressSequentiallyAsync("/");
        await Expect(Options(ana).First).ToBeVisibleAsync();
        await ana.Composer.PressAsync("Escape");
        await Expect(Options(ana)).ToHaveCountAsync(0);
        await Expect(ana.Composer).ToHaveValueAsync("/");
    });

    [Fact]
    public Task A_command_that_is_none_stays_to_be_mended_and_two_slashes_say_one() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.Composer.FillAsync("/bailar");
        await ana.Composer.PressAsync("Enter");
        await Expect(Toast(ana)).ToContainTextAsync("No existe la orden /bailar. Escribe /help para ver las que hay; con // delante se envía tal cual.");
        await Expect(ana.Composer).ToHaveValueAsync("/bailar");

        await ana.Composer.FillAsync("/join");
        await ana.Composer.PressAsync("Enter");
        await Expect(Toast(ana).Filter(new() { HasText = "A /join le falta: sala." })).ToBeVisibleAsync();
        await ana.SayAsync("//usr/bin/python3");
        await ana.SeesAsync("/usr/bin/python3");
        await ana.SayAsync("/etc/passwd es un fichero");
        await ana.SeesAsync("/etc/passwd es un fichero");
        await ana.SayAsync("/me enciende la señal");
        await ana.SeesAsync("ana enciende la señal");
        (await ana.ReadAsync()).ShouldBe(["ana> /usr/bin/python3", "ana> /etc/passwd es un fichero", "ana> enciende la señal"]);
    });

    [Fact]
    public Task Commands_do_in_either_language_what_the_page_s_buttons_do() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await ana.SayAsync("/entrar taller");
        await Expect(ana.Heading("taller")).ToBeVisibleAsync();
        await ana.SayAsync("/tema Turno de tarde");
        await Expect(ana.Button("Turno de tarde")).ToBeVisibleAsync();
        await ana.SayAsync("/nick anita");
        await Expect(ana.Member("anita")).ToContainTextAsync("(tú)");
        await ana.SayAsync("/salir");
        await Expect(ana.Heading("lobby")).ToBeVisibleAsync();
        await ana.SayAsync("/msg luis en privado");
        await Expect(ana.Heading("luis")).ToBeVisibleAsync();
        (await luis.WaitForAsync("message"))["text"]!.ToString().ShouldBe("en privado");
        await ana.SayAsync("/buscar privado");
        await Expect(ana.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("privado");
        await ana.Page.Keyboard.PressAsync("Escape");
        await ana.SayAsync("/cable");
        await Expect(ana.Wire).ToBeVisibleAsync();
        await ana.SayAsync("/help");
        await Expect(ana.Dialog).ToContainTextAsync("Teclas y órdenes");
    });

    [Fact]
    public Task A_text_of_several_lines_keeps_them_and_one_that_is_too_long_says_by_how_much() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.Composer.PressSequentiallyAsync("uno");
        await ana.Composer.PressAsync("Shift+Enter");
        await ana.Composer.PressSequentiallyAsync("dos");
        await ana.Composer.PressAsync("Enter");
        await ana.SeesAsync("uno");
        (await ana.Row("uno").Locator(".text").InnerTextAsync()).ShouldBe("uno\ndos");

        await ana.Composer.FillAsync(new string('ñ', 33_000));
        await Expect(ana.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Demasiado largo: 66.512 de 65.536 bytes");
        await Expect(ana.Button("Enviar")).ToBeDisabledAsync();
        await ana.Composer.PressAsync("Enter");
        await Expect(ana.Composer).ToHaveValueAsync(new string('ñ', 33_000));
        await ana.Composer.FillAsync(new string('ñ', 32_000));
        await Expect(ana.Button("Enviar")).ToBeEnabledAsync();
        await ana.Composer.PressAsync("Enter");
        await Expect(ana.Rows).ToHaveCountAsync(2);
    });

    private static ILocator Options(Person person) => person.Page.Locator("form").GetByRole(AriaRole.Option);

    private static ILocator Toast(Person person) => person.Page.GetByRole(AriaRole.Status).Filter(new() { Has = person.Page.GetByRole(AriaRole.Paragraph) });
}

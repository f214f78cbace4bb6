using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>What can be done with a message that is there.</summary>
[Collection(OneBrowser.Name)]
public sealed class MessageTests(Chromium chromium)
{
    [Fact]
    public Task A_reply_shows_what_it_answers_and_leads_there() => TwoAsync(async (ana, luis) =>
    {
        await ana.SayAsync("¿qué **puerto** usamos?");
        await luis.SeesAsync("¿qué puerto usamos?");
        for (int i = 1; i <= 40; i++)
        {
            await ana.SayAsync($"relleno {i}");
        }

        await luis.SeesAsync("relleno 40");
        await luis.ActAsync("¿qué puerto usamos?", "Responder");
        await Expect(luis.Page.GetByText("En respuesta a ana")).ToBeVisibleAsync();
        await luis.SayAsync("el 5000");
        ILocator quote = ana.Row("el 5000").GetByRole(AriaRole.Button, new() { NameRegex = new("En respuesta a ana.*¿qué puerto usamos?") });
        await quote.ClickAsync();
        ILocator original = ana.Page.Locator("[data-seq='1']");
        await Expect(original).ToContainTextAsync("¿qué puerto usamos?");
        await Expect(original).ToBeFocusedAsync();
        await Expect(original).ToBeInViewportAsync();
    });

    [Fact]
    public Task The_arrow_up_brings_the_last_message_back_to_be_edited() => TwoAsync(async (ana, luis) =>
    {
        await ana.SayAsync("el 500");
        await ana.SeesAsync("el 500");
        await luis.SayAsync("¿seguro?");
        await ana.SeesAsync("¿seguro?");
        await ana.Composer.PressAsync("ArrowUp");
        await Expect(ana.Composer).ToHaveValueAsync("el 500");
        await Expect(ana.Page.GetByText("Estás editando un mensaje")).ToBeVisibleAsync();
        await ana.Composer.PressAsync("End");
        await ana.Page.Keyboard.TypeAsync("0");
        await ana.Composer.PressAsync("Enter");
        foreach (Person person in (Person[])[ana, luis])
        {
            await Expect(person.Row("el 5000")).ToContainTextAsync("(editado)");
            await Expect(person.Rows).ToHaveCountAsync(2);
        }

        await Expect(ana.Composer).ToHaveValueAsync("");

        // Escape leaves it as it was.
        await ana.Composer.PressAsync("ArrowUp");
        await Expect(ana.Composer).ToHaveValueAsync("el 5000");
        await ana.Composer.PressAsync("Escape");
        await Expect(ana.Composer).ToHaveValueAsync("");
        await Expect(ana.Page.GetByText("Estás editando un mensaje")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_message_is_deleted_for_all_once_its_author_has_said_so_twice() => TwoAsync(async (ana, luis) =>
    {
        await ana.SayAsync("mi contraseña es 1234");
        await luis.SeesAsync("mi contraseña es 1234");
        await ana.ActAsync("mi contraseña es 1234", "Borrar");
        await Expect(ana.Dialog).ToContainTextAsync("¿Borrar este mensaje?");
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancelar" }).ClickAsync();
        await ana.SeesAsync("mi contraseña es 1234");
        await ana.ActAsync("mi contraseña es 1234", "Borrar");
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Borrar" }).ClickAsync();
        foreach (Person person in (Person[])[ana, luis])
        {
            await person.SeesAsync("Mensaje borrado");
            await Expect(person.Page.GetByText("mi contraseña es 1234").And(person.Page.Locator(".text"))).ToHaveCountAsync(0);
        }

        // What is not one's own cannot be deleted or edited.
        await luis.SayAsync("de luis");
        await ana.SeesAsync("de luis");
        await ana.Row("de luis").HoverAsync();
        await Expect(ana.Row("de luis").GetByRole(AriaRole.Button, new() { Name = "Responder" })).ToBeVisibleAsync();
        await Expect(ana.Row("de luis").GetByRole(AriaRole.Button, new() { Name = "Borrar" })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Reactions_are_given_and_taken_back_by_two_people() => TwoAsync(async (ana, luis) =>
    {
        await ana.SayAsync("¡funciona!");
        await luis.SeesAsync("¡funciona!");
        await ana.ActAsync("¡funciona!", "Reaccionar 👍");
        await luis.Row("¡funciona!").GetByRole(AriaRole.Button, new() { Name = "👍 1 de ana", Exact = true }).ClickAsync();
        foreach ((Person person, string pressed) in ((Person, string)[])[(ana, "true"), (luis, "true")])
        {
            await Expect(person.Row("¡funciona!").GetByRole(AriaRole.Button, new() { Name = "👍 2 de ana y luis", Exact = true })).ToHaveAttributeAsync("aria-pressed", pressed);
        }

        await ana.Row("¡funciona!").GetByRole(AriaRole.Button, new() { Name = "👍 2 de ana y luis" }).ClickAsync();
        await Expect(luis.Row("¡funciona!").GetByRole(AriaRole.Button, new() { Name = "👍 1 de luis", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(ana.Row("¡funciona!").GetByRole(AriaRole.Button, new() { Name = "👍 1 de luis", Exact = true })).ToHaveAttributeAsync("aria-pressed", "false");
        await luis.Row("¡funciona!").GetByRole(AriaRole.Button, new() { Name = "👍 1 de luis" }).ClickAsync();
        await Expect(ana.Row("¡funciona!").GetByRole(AriaRole.Button, new() { NameRegex = new("👍 \\d") })).ToHaveCountAsync(0);

        // And any other emoji, by its name.
        await ana.ActAsync("¡funciona!", "Reaccionar");
        ILocator search = ana.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Buscar un emoji" });
        await search.FillAsync("cohete");
        await Expect(ana.Page.GetByRole(AriaRole.Gridcell).First).ToHaveTextAsync("🚀");
        await search.PressAsync("Enter");
        await Expect(luis.Row("¡funciona!").GetByRole(AriaRole.Button, new() { Name = "🚀 1 de ana", Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task Who_is_writing_is_seen_until_they_have_written() => TwoAsync(async (ana, luis) =>
    {
        await luis.Composer.PressSequentiallyAsync("estoy pens");
        await Expect(ana.Page.GetByText("luis está escribiendo")).ToBeVisibleAsync();
        await luis.Composer.PressSequentiallyAsync("ando");
        await luis.Composer.PressAsync("Enter");
        await ana.SeesAsync("estoy pensando");
        await Expect(ana.Page.GetByText("luis está escribiendo")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_message_that_the_server_turns_down_stays_with_its_reason_until_it_is_thrown_away() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.SayAsync("/msg nadie ¿estás?");
        ILocator unsent = ana.Page.Locator("[data-pending]");
        await Expect(unsent).ToContainTextAsync("¿estás?");
        await Expect(unsent).ToContainTextAsync("No se envió: ");
        await unsent.GetByRole(AriaRole.Button, new() { Name = "Enviar de nuevo" }).ClickAsync();
        await Expect(unsent).ToContainTextAsync("No se envió: ");
        await stage.EnterByWireAsync("nadie");
        await unsent.GetByRole(AriaRole.Button, new() { Name = "Enviar de nuevo" }).ClickAsync();
        await ana.SeesAsync("¿estás?");
        await ana.SayAsync("/msg nadie-2 ¿y tú?");
        await unsent.GetByRole(AriaRole.Button, new() { Name = "Descartar" }).ClickAsync();
        await Expect(unsent).ToHaveCountAsync(0);
    });

    private Task TwoAsync(Func<Person, Person, Task> play, [System.Runtime.CompilerServices.CallerMemberName] string name = "") => Stage.ServeAsync(
        chromium,
        async stage => await play(await stage.EnterAsync("ana"), await stage.EnterAsync("luis")),
        name: name);
}

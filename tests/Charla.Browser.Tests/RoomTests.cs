using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>Going from room to room, and what one is told of the others.</summary>
[Collection(OneBrowser.Name)]
public sealed class RoomTests(Chromium chromium)
{
    [Fact]
    public Task A_room_is_made_by_one_person_and_found_by_another_and_left_again() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        Person luis = await stage.EnterAsync("luis");
        await ana.GoToAsync("taller-de-redes");
        await ana.SayAsync("primera en llegar");
        await luis.Page.Keyboard.PressAsync("Control+k");
        ILocator field = luis.Page.GetByRole(AriaRole.Combobox, new() { Name = luis.Words.Destination });
        await field.FillAsync("taller");
        await Expect(luis.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("taller-de-redes.*1 persona") })).ToBeVisibleAsync();
        await field.PressAsync("Enter");
        await luis.SeesAsync("primera en llegar");
        await Expect(luis.Button("Quién está: 2 personas")).ToBeVisibleAsync();
        await luis.SayAsync("segundo");
        await ana.SeesAsync("segundo");

        await luis.Button("Salir de la sala").ClickAsync();
        await Expect(luis.Heading("lobby")).ToBeVisibleAsync();
        await Expect(luis.RoomItem("taller-de-redes")).ToHaveCountAsync(0);
        await Expect(ana.Button("Quién está: 1 persona")).ToBeVisibleAsync();

        // The lobby is where everybody is: there is no way out of it but out of the server.
        await Expect(luis.Button("Salir de la sala")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task What_is_said_elsewhere_is_counted_and_what_is_said_to_me_is_in_the_title_until_I_look() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.GoToAsync("taller");
        await ana.SayAsync("yo estuve aquí");
        await ana.SeesAsync("yo estuve aquí");
        await ana.GoToAsync("lobby");
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await luis.JoinAsync("taller");
        await luis.SayAsync("taller", "hola, taller");
        await Expect(ana.RoomItem("taller")).ToHaveAccessibleNameAsync("taller 1 sin leer");
        (await ana.Page.TitleAsync()).ShouldBe("lobby — Charla");
        await luis.SayAsync("taller", "¿vienes, @ana?");
        await Expect(ana.RoomItem("taller")).ToHaveAccessibleNameAsync("taller 2 sin leer, 1 mención");
        await Expect(ana.Page).ToHaveTitleAsync("(1) lobby — Charla");

        await ana.RoomItem("taller").ClickAsync();
        await ana.SeesAsync("¿vienes, @ana?");
        await Expect(ana.Page).ToHaveTitleAsync("taller — Charla");
        await Expect(ana.RoomItem("taller")).ToHaveAccessibleNameAsync("taller");
        (await ana.Page.Locator("[data-row]").AllInnerTextsAsync()).Select(text => text.Split('\n')[^1]).TakeLast(3).ShouldBe(["Nuevo", "hola, taller", "¿vienes, @ana?"]);
    });

    [Fact]
    public Task A_direct_message_opens_at_both_and_says_whether_the_other_is_there() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        Person luis = await stage.EnterAsync("luis");
        await ana.Member("luis").ClickAsync();
        await Expect(ana.Heading("luis")).ToBeVisibleAsync();
        await Expect(ana.Page.GetByText("en línea")).ToBeVisibleAsync();
        await ana.SayAsync("¿me pasas el código?");
        await Expect(luis.RoomItem("ana")).ToHaveAccessibleNameAsync("ana 1 sin leer, 1 mención");
        await Expect(luis.Page).ToHaveTitleAsync("(1) lobby — Charla");
        await luis.RoomItem("ana").ClickAsync();
        await luis.SeesAsync("¿me pasas el código?");
        await luis.SayAsync("ahora mismo");
        await ana.SeesAsync("ahora mismo");
        (await ana.ReadAsync()).ShouldBe(["ana> ¿me pasas el código?", "luis> ahora mismo"]);

        await luis.Page.CloseAsync();
        await Expect(ana.Page.GetByText("fuera", new() { Exact = true })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_topic_is_set_by_one_and_seen_by_all() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        Person luis = await stage.EnterAsync("luis");
        await ana.Button("Sin tema. Pulsa para poner uno.").ClickAsync();
        await ana.Dialog.GetByLabel("lobby").FillAsync("Laboratorio 3: tramas y cabeceras");
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Guardar" }).ClickAsync();
        foreach (Person person in (Person[])[ana, luis])
        {
            await Expect(person.Button("Laboratorio 3: tramas y cabeceras")).ToBeVisibleAsync();
            await person.SeesAsync("ana puso el tema: Laboratorio 3: tramas y cabeceras");
        }

        await luis.SayAsync("/topic");
        await ana.SeesAsync("luis quitó el tema.");
        await Expect(ana.Button("Sin tema. Pulsa para poner uno.")).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_rooms_of_the_last_time_are_there_again_the_next_time() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.GoToAsync("taller");
        await ana.Button("Desconectar").ClickAsync();
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Desconectar" }).ClickAsync();
        await Expect(ana.Page.GetByLabel("Tu nombre")).ToHaveValueAsync("ana");

        WirePeer luis = await stage.EnterByWireAsync("luis");
        await luis.JoinAsync("taller");
        await luis.SendAsync(new JsonObject { ["op"] = "send", ["room"] = "taller", ["text"] = "ana se lo ha perdido" });
        await ana.EnterAsync("ana");
        await Expect(ana.Heading("taller")).ToBeVisibleAsync();
        await ana.SeesAsync("ana se lo ha perdido");
        await Expect(ana.RoomItem("lobby")).ToBeVisibleAsync();
    });

    [Fact]
    public Task On_a_phone_rooms_and_members_are_sheets_that_give_the_focus_back() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana", Look.Phone);
        await Expect(ana.Rooms).ToHaveCountAsync(0);
        ILocator menu = ana.Button("Abrir la lista de salas");
        await menu.TapAsync();
        await Expect(ana.Rooms).ToBeVisibleAsync();
        await ana.Button("Cerrar la lista de salas").TapAsync();
        await Expect(ana.Rooms).ToHaveCountAsync(0);
        await Expect(menu).ToBeFocusedAsync();

        ILocator members = ana.Button("Quién está: 1 persona");
        await members.TapAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Complementary, new() { Name = "Quién está" })).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await Expect(ana.Page.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(0);
        (await ana.FocusAsync()).ShouldNotStartWith("body");

        // Beside a sheet is the chat: a touch there closes the sheet.
        await menu.TapAsync();
        await Expect(ana.Rooms).ToBeVisibleAsync();
        await ana.Page.Touchscreen.TapAsync(350, 400);
        await Expect(ana.Rooms).ToHaveCountAsync(0);

        await menu.TapAsync();
        await ana.Button("Entrar en una sala").TapAsync();
        await ana.Dialog.GetByLabel("Nombre de la sala").FillAsync("taller");
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Entrar", Exact = true }).TapAsync();
        await Expect(ana.Heading("taller")).ToBeVisibleAsync();
        await ana.SayAsync("desde el móvil");
        await ana.SeesAsync("desde el móvil");
    });
}

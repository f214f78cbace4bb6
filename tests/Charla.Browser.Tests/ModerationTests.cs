using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>Order in rooms, kept from the page: what who keeps it can do, and what the others see of it.</summary>
[Collection(OneBrowser.Name)]
public sealed class ModerationTests(Chromium chromium)
{
    private const string Room = "taller";

    [Fact]
    public Task An_owner_bans_somebody_whose_page_says_so_and_lifts_it_again() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        await ChooseAsync(ana, "luis", "Vetar…");
        await ana.Page.GetByLabel("Cuánto tiempo").SelectOptionAsync("86400");
        await ana.Page.GetByLabel("Motivo").FillAsync("anuncios");
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Vetar", Exact = true }).ClickAsync();
        await ana.SeesAsync("ana vetó a luis: anuncios");
        await Expect(luis.Dialog).ToContainTextAsync("Te han vetado en taller.");
        await luis.Button("De acuerdo").ClickAsync();
        await Expect(luis.Heading("lobby")).ToBeVisibleAsync();
        await Expect(luis.RoomItem(Room)).ToHaveCountAsync(0);

        await OpenAsync(ana, "Vetos");
        await ana.Button("Levantar el veto de luis").ClickAsync();
        await Expect(ana.Button("Levantar el veto de luis")).ToHaveCountAsync(0);
        await luis.GoToAsync(Room);
        await luis.SayAsync("gracias");
        await ana.SeesAsync("gracias");
    });

    [Fact]
    public Task Who_is_put_out_is_told_and_may_come_back_at_once() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        await luis.SayAsync("ruido");
        await ana.Row("ruido").GetByRole(AriaRole.Button, new() { Name = "luis", Exact = true }).ClickAsync();
        await ana.Choice("Echar…").ClickAsync();
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Echar", Exact = true }).ClickAsync();
        await luis.Button("Volver a entrar").ClickAsync();
        await Expect(luis.Heading(Room)).ToBeVisibleAsync();
        await luis.SayAsync("ya callo");
        await ana.SeesAsync("ya callo");
    });

    [Fact]
    public Task A_locked_room_says_so_in_place_of_the_composer_until_it_is_unlocked() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        await luis.Composer.FillAsync("a medias");
        await SetAsync(ana, () => Box(ana, "Cerrar la sala por ahora").CheckAsync());
        await Expect(luis.Page.GetByText("La sala está cerrada por ahora: puedes leer.")).ToBeVisibleAsync();
        await Expect(luis.Composer).ToHaveCountAsync(0);
        await Expect(luis.Page.GetByRole(AriaRole.Img, new() { Name = "Sala cerrada: por ahora solo se lee" })).ToBeVisibleAsync();
        await ana.SayAsync("ahora hablo yo");
        await luis.SeesAsync("ahora hablo yo");
        await luis.Row("ahora hablo yo").HoverAsync();
        await Expect(luis.Page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button)).ToHaveCountAsync(1);

        await SetAsync(ana, () => Box(ana, "Cerrar la sala por ahora").UncheckAsync());
        await Expect(luis.Composer).ToHaveValueAsync("a medias");
        await luis.Composer.PressAsync("Enter");
        await ana.SeesAsync("a medias");
    });

    [Fact]
    public Task Who_is_muted_reads_why_they_cannot_write_and_writes_again_when_it_ends() => Stage.ServeAsync(chromium, async stage =>
    {
        WirePeer ana = await stage.EnterByWireWithAccountAsync("ana");
        await ana.JoinAsync(Room);
        Person luis = await stage.EnterAsync("luis");
        await luis.GoToAsync(Room);
        await luis.SayAsync("hola");
        await ana.SendAsync(new JsonObject { ["op"] = "mute", ["room"] = Room, ["who"] = "luis", ["seconds"] = 3 });
        await Expect(luis.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Te han silenciado en esta sala hasta" })).ToBeVisibleAsync();
        await Expect(luis.Composer).ToBeVisibleAsync();
        await luis.SayAsync("con calma");
        await luis.SeesAsync("con calma");
    });

    [Fact]
    public Task A_moderator_deletes_what_somebody_else_wrote() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        Person eva = await stage.EnterWithAccountAsync("eva");
        await eva.GoToAsync(Room);
        await luis.SayAsync("una grosería");
        await eva.Row("una grosería").HoverAsync();
        await Expect(eva.Page.GetByRole(AriaRole.Toolbar)).ToBeVisibleAsync();
        await Expect(eva.Button("Borrar")).ToHaveCountAsync(0);

        await Expect(ana.Member("eva").GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await ChooseAsync(ana, "eva", "Hacer moderador");
        await eva.SeesAsync("ana hizo moderador a eva.");
        await eva.ActAsync("una grosería", "Borrar");
        await eva.Dialog.GetByRole(AriaRole.Button, new() { Name = "Borrar", Exact = true }).ClickAsync();
        await luis.SeesAsync("Mensaje borrado");
        await OpenAsync(ana, "Registro");
        await Expect(ana.Dialog.Locator("li").First).ToContainTextAsync("eva borró un mensaje de otra persona.");
        await Expect(ana.Dialog.Locator("li").Nth(1)).ToContainTextAsync("ana hizo moderador a eva.");
    });

    [Fact]
    public Task An_owner_makes_the_room_private_and_renames_it_and_all_follow() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        await stage.RegisterAsync("eva");
        await SetAsync(ana, () => ana.Dialog.GetByText("Privada", new() { Exact = true }).ClickAsync());
        await Expect(luis.Dialog).ToContainTextAsync("taller es ahora solo para quien esté invitado.");
        await Expect(ana.Page.GetByRole(AriaRole.Img, new() { Name = "Sala privada: solo con invitación" })).ToBeVisibleAsync();

        await OpenAsync(ana, "Personas");
        await ana.Page.GetByLabel("Invitar a").FillAsync("nadie");
        await ana.Button("Invitar").ClickAsync();
        await Expect(ana.Page.GetByLabel("Invitar a")).Not.ToHaveAccessibleDescriptionAsync("El nombre de una cuenta.");
        await ana.Page.GetByLabel("Invitar a").FillAsync("eva");
        await ana.Button("Invitar").ClickAsync();
        await Expect(ana.Button("Retirar la invitación de eva")).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        Person eva = await stage.SignInAsync("eva");
        await eva.GoToAsync(Room);

        await OpenAsync(ana, "Ajustes");
        await ana.Page.GetByLabel("Nombre de la sala").FillAsync("laboratorio");
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cambiar", Exact = true }).ClickAsync();
        await Expect(ana.Heading("laboratorio")).ToBeVisibleAsync();
        await Expect(eva.Heading("laboratorio")).ToBeVisibleAsync();
        await eva.SayAsync("aquí sigo");
        await ana.SeesAsync("aquí sigo");
    });

    [Fact]
    public Task Before_a_limit_lets_messages_go_the_owner_is_warned() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterWithAccountAsync("ana");
        await ana.KeepAsync(Room);
        await OpenAsync(ana, "Ajustes");
        await ana.Page.GetByLabel("Mensajes", new() { Exact = true }).FillAsync("muchos");
        await Expect(ana.Page.GetByLabel("Mensajes", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("Un número mayor que cero, o nada.");
        await Expect(ana.Button("Guardar")).ToBeDisabledAsync();
        await ana.Page.GetByLabel("Mensajes", new() { Exact = true }).FillAsync("1000");
        await Expect(ana.Dialog).ToContainTextAsync("no se pueden recuperar");
        await ana.Button("Guardar y borrar lo que sobra").ClickAsync();
        await ana.SeesAsync("ana cambió la sala: otro límite de lo que se guarda.");
        await OpenAsync(ana, "Ajustes");
        await Expect(ana.Page.GetByLabel("Mensajes", new() { Exact = true })).ToHaveValueAsync("1000");
    });

    [Fact]
    public Task Who_keeps_nothing_sees_no_controls() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        await ana.SayAsync("hola a todos");
        await luis.SeesAsync("hola a todos");
        await luis.Button("Más sobre ana").ClickAsync();
        await Expect(luis.Page.GetByRole(AriaRole.Menuitem)).ToHaveTextAsync(["Escribirle", "Mencionar"]);
        await luis.Page.Keyboard.PressAsync("Escape");
        await luis.Row("hola a todos").HoverAsync();
        await Expect(luis.Page.GetByRole(AriaRole.Toolbar)).ToBeVisibleAsync();
        await Expect(luis.Button("Borrar")).ToHaveCountAsync(0);
        await Expect(luis.Keeping).ToHaveCountAsync(0);
        await luis.GoToAsync("lobby");
        await Expect(luis.Composer).ToBeVisibleAsync();
        await Expect(luis.Keeping).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_menu_is_walked_by_keys_and_gives_the_focus_back() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        await ana.Button("Más sobre luis").FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Choice("Escribirle")).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(ana.Choice("Vetar…")).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Home");
        await ana.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(ana.Choice("Mencionar")).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await Expect(ana.Page.GetByRole(AriaRole.Menu)).ToHaveCountAsync(0);
        await Expect(ana.Button("Más sobre luis")).ToBeFocusedAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Complementary)).ToBeVisibleAsync();

        await luis.SayAsync("por aquí");
        await ana.SeesAsync("por aquí");
        await ana.List.FocusAsync();
        await ana.Page.Keyboard.PressAsync("ArrowUp");
        await ana.Page.Keyboard.PressAsync("Tab");
        await Expect(ana.Row("por aquí").GetByRole(AriaRole.Button, new() { Name = "luis", Exact = true })).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.Keyboard.PressAsync("End");
        await ana.Page.Keyboard.PressAsync("ArrowUp");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(ana.Heading("Silenciar a luis")).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await Expect(ana.Composer).ToBeFocusedAsync();
    });

    [Fact]
    public Task On_a_phone_somebody_is_muted_from_the_list_of_who_is_here() => Stage.ServeAsync(chromium, async stage =>
    {
        Person luis = await stage.EnterAsync("luis");
        Person ana = await stage.EnterWithAccountAsync("ana", Look.Phone);
        await ana.KeepAsync(Room);
        await luis.GoToAsync(Room);
        await ana.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Quién está:") }).TapAsync();
        await ana.Button("Más sobre luis").TapAsync();
        await ana.Choice("Silenciar…").TapAsync();
        await ana.PressAsync(ana.Button("Silenciar"));
        await Expect(luis.Page.GetByText("Te han silenciado en esta sala hasta")).ToBeVisibleAsync();
    });

    [Fact]
    public Task What_the_server_refuses_is_said_in_the_dialog() => Stage.ServeAsync(chromium, async stage =>
    {
        (Person ana, Person luis) = await OwnerAndGuestAsync(stage);
        await ChooseAsync(ana, "luis", "Echar…");
        await luis.Page.CloseAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Complementary, new() { IncludeHidden = true }).GetByText("luis")).ToHaveCountAsync(0);
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Echar", Exact = true }).ClickAsync();
        await Expect(ana.Dialog.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
    });

    /// <summary>Ana made the room, and luis came in.</summary>
    private static async Task<(Person Ana, Person Luis)> OwnerAndGuestAsync(Stage stage)
    {
        Person ana = await stage.EnterWithAccountAsync("ana");
        await ana.KeepAsync(Room);
        Person luis = await stage.EnterAsync("luis");
        await luis.GoToAsync(Room);
        await Expect(ana.Member("luis")).ToBeVisibleAsync();
        return (ana, luis);
    }

    private static async Task ChooseAsync(Person person, string about, string act)
    {
        await person.Button($"Más sobre {about}").ClickAsync();
        await person.Choice(act).ClickAsync();
    }

    private static async Task OpenAsync(Person person, string part)
    {
        await person.Keeping.ClickAsync();
        await person.Dialog.Locator(".segments").First.GetByText(part, new() { Exact = true }).ClickAsync();
    }

    /// <summary>Changes how the room is set, and waits until it is.</summary>
    private static async Task SetAsync(Person person, Func<Task> change)
    {
        await person.Keeping.ClickAsync();
        await change();
        await person.Button("Guardar").ClickAsync();
        await Expect(person.Dialog).ToHaveCountAsync(0);
    }

    private static ILocator Box(Person person, string label) => person.Page.GetByRole(AriaRole.Checkbox, new() { Name = label, Exact = true });
}

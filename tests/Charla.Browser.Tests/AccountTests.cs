using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>A name that is someone's own, from the entrance to the way out.</summary>
[Collection(OneBrowser.Name)]
public sealed class AccountTests(Chromium chromium)
{
    [Fact]
    public Task A_guest_makes_their_name_theirs_and_needs_its_password_from_then_on() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.EnterAsync("ana");
        await ana.Button("Ajustes").ClickAsync();
        await ana.Button("Haz tuyo tu nombre").ClickAsync();
        await Field(ana, "Contraseña").FillAsync(Members.Password);
        await ana.Dialog.GetByRole(AriaRole.Button, new() { Name = "Crear la cuenta" }).ClickAsync();
        await Expect(ana.Page.GetByText("Ahora eres ana, y el nombre es tuyo.")).ToBeVisibleAsync();
        await ana.SayAsync("ya es mío");
        await Expect(ana.Row("ya es mío").GetByRole(AriaRole.Img, new() { Name = "Nombre verificado: lo usa su dueño" })).ToBeVisibleAsync();

        Person other = await stage.OpenAsync();
        await other.TryAsync("ana");
        await Expect(other.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ese nombre es de alguien.");
        await Expect(Field(other, "Contraseña")).ToBeFocusedAsync();
        await Field(other, "Contraseña").FillAsync("incorrect horse");
        await other.PressAsync(other.Button("Entrar"));
        await Expect(Field(other, "Contraseña")).ToHaveAccessibleDescriptionAsync("El nombre o la contraseña no son correctos.");
        await Field(other, "Contraseña").FillAsync(Members.Password);
        await other.PressAsync(other.Button("Entrar"));
        await other.IsInAsync();
        await Expect(ana.Page.GetByText("Esta conversación sigue en otra pestaña o ventana.")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_tab_that_is_loaded_anew_is_still_signed_in_and_a_device_only_where_it_was_asked_to() => Stage.ServeAsync(chromium, async stage =>
    {
        await stage.RegisterAsync("ana");
        Person ana = await SignInAsync(stage, "ana", stays: false);
        await ana.Page.ReloadAsync();
        await ana.IsInAsync();
        await IsVerifiedAsync(ana);
        await ana.Page.EvaluateAsync("() => sessionStorage.clear()");
        await ana.Page.ReloadAsync();
        await Expect(ana.Button("Entrar")).ToBeVisibleAsync();

        await FillInAsync(ana, "ana", stays: true);
        await ana.IsInAsync();
        await ana.Page.EvaluateAsync("() => sessionStorage.clear()");
        await ana.Page.ReloadAsync();
        await ana.IsInAsync();
        await IsVerifiedAsync(ana);
        (await ana.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage })")).ShouldNotContain("horse");
    });

    [Fact]
    public Task An_account_outlives_an_outage() => Stage.ServeAsync(chromium, async stage =>
    {
        await stage.RegisterAsync("ana");
        Person ana = await SignInAsync(stage, "ana", stays: false);
        ana.Watch.ExpectBrokenConnections();
        await stage.StopServerAsync("KILL");
        await stage.StartServerAsync();
        await ana.IsInAsync();
        await ana.SayAsync("de vuelta");
        await Expect(ana.Row("de vuelta").GetByRole(AriaRole.Img)).ToBeVisibleAsync();
    });

    [Fact]
    public Task Where_guests_are_not_let_in_the_page_asks_for_the_account_and_offers_only_what_is_open() => Stage.ServeAsync(
        chromium,
        async stage =>
        {
            Person ana = await stage.OpenAsync();
            await Expect(ana.Page.GetByText("En este servidor hace falta una cuenta, y las crea quien lo lleva.")).ToBeVisibleAsync();
            await Expect(Field(ana, "Contraseña")).ToBeVisibleAsync();
            await Expect(ana.Button("Crear una cuenta")).ToHaveCountAsync(0);
            await Expect(ana.Button("Entrar sin cuenta")).ToHaveCountAsync(0);
        },
        "--guests no --registration closed");

    [Fact]
    public Task An_invitation_in_the_address_makes_an_account_and_leaves_the_address() => Stage.ServeAsync(
        chromium,
        async stage =>
        {
            Person ana = await stage.OpenAsync(Look.Desk, stage.Address + "?invite=none");
            new Uri(ana.Page.Url).Query.ShouldBe("");
            await Expect(Field(ana, "Invitación")).ToHaveValueAsync("none");
            await ana.Page.GetByLabel("Tu nombre").FillAsync("ana");
            await Field(ana, "Contraseña").FillAsync("corta");
            await ana.PressAsync(ana.Button("Crear la cuenta y entrar"));
            await Expect(Field(ana, "Contraseña")).ToHaveAccessibleDescriptionAsync("La contraseña tiene al menos 8 caracteres.");
            await Field(ana, "Contraseña").FillAsync(Members.Password);
            await ana.PressAsync(ana.Button("Crear la cuenta y entrar"));
            await Expect(Field(ana, "Invitación")).ToHaveAccessibleDescriptionAsync("Para crear una cuenta hace falta una invitación, y esta no vale o ya se usó.");
        },
        "--registration invite");

    [Fact]
    public Task A_programs_token_is_shown_once_opens_the_account_and_can_be_revoked() => Stage.ServeAsync(chromium, async stage =>
    {
        await stage.RegisterAsync("ana");
        Person ana = await SignInAsync(stage, "ana", stays: false);
        await OpenAccountAsync(ana);
        await Field(ana, "Nombre del programa").FillAsync("estación");
        await ana.Button("Hacer un token").ClickAsync();
        string secret = await ana.Page.GetByLabel("Token de «estación»").Last.InputValueAsync();
        using (WirePeer program = await WirePeer.ConnectAsync(stage.Server.Port))
        {
            await program.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["token"] = secret });
            ((string)(await program.WaitForAsync("welcome"))["account"]!).ShouldBe("ana");
        }
    });

    [Fact]
    public Task Who_signs_out_goes_on_under_another_name() => Stage.ServeAsync(chromium, async stage =>
    {
        await stage.RegisterAsync("ana");
        Person ana = await SignInAsync(stage, "ana", stays: true);
        await OpenAccountAsync(ana);
        await ana.Button("Salir de la cuenta").ClickAsync();
        await Expect(ana.Page.GetByText("Has salido de la cuenta. Ahora te llamas guest-")).ToBeVisibleAsync();
        (await ana.Page.EvaluateAsync<string>("() => localStorage.getItem('charla.accounts') ?? '{}'")).ShouldBe("{}");
        await ana.SayAsync("sigo aquí");
        await ana.SeesAsync("sigo aquí");
    });

    [Fact]
    public Task A_password_is_changed_by_whoever_knows_the_old_one() => Stage.ServeAsync(chromium, async stage =>
    {
        await stage.RegisterAsync("ana");
        Person ana = await SignInAsync(stage, "ana", stays: false);
        await OpenAccountAsync(ana);
        await ana.Dialog.GetByText("Cambiar la contraseña").ClickAsync();
        await Field(ana, "Contraseña de ahora").FillAsync("incorrect horse");
        await Field(ana, "Contraseña nueva").FillAsync("battery staple");
        await ana.Button("Cambiar").ClickAsync();
        await Expect(Field(ana, "Contraseña de ahora")).ToHaveAccessibleDescriptionAsync("Esa no es la contraseña de ahora.");
        await Field(ana, "Contraseña de ahora").FillAsync(Members.Password);
        await ana.Button("Cambiar").ClickAsync();
        await Expect(ana.Page.GetByText("La contraseña es otra.")).ToBeVisibleAsync();
    });

    private static ILocator Field(Person person, string label) => person.Page.GetByLabel(label, new() { Exact = true });

    private static async Task<Person> SignInAsync(Stage stage, string name, bool stays)
    {
        Person person = await stage.OpenAsync();
        await FillInAsync(person, name, stays);
        await person.IsInAsync();
        return person;
    }

    private static async Task FillInAsync(Person person, string name, bool stays)
    {
        await person.Button("Tengo una cuenta").ClickAsync();
        await person.Page.GetByLabel("Tu nombre").FillAsync(name);
        await Field(person, "Contraseña").FillAsync(Members.Password);
        await person.Page.GetByLabel("Seguir dentro en este equipo").SetCheckedAsync(stays);
        await person.PressAsync(person.Button("Entrar"));
    }

    private static async Task OpenAccountAsync(Person person)
    {
        await person.Button("Ajustes").ClickAsync();
        await person.Button("Tu cuenta").ClickAsync();
        await Expect(person.Heading("Tu cuenta")).ToBeVisibleAsync();
    }

    private static Task IsVerifiedAsync(Person person) =>
        Expect(person.Rooms.GetByRole(AriaRole.Img, new() { Name = "Nombre verificado: lo usa su dueño" })).ToBeVisibleAsync();
}

using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>Order is kept in a room: by whom, with what, and what it is like for the others.</summary>
internal static class Order
{
    public static async Task<Person> SettingsAsync(Stage stage, Look look) => await OpenAsync(await OwnerAsync(stage, look), 0);

    public static async Task<Person> PeopleAsync(Stage stage, Look look)
    {
        Person ana = await OpenAsync(await OwnerAsync(stage, look), 1);
        await Expect(ana.Dialog.GetByText("inés")).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> BansAsync(Stage stage, Look look)
    {
        Person ana = await OpenAsync(await OwnerAsync(stage, look), 2);
        await Expect(ana.Dialog.Locator("li")).ToHaveCountAsync(3);
        return ana;
    }

    public static async Task<Person> RecordAsync(Stage stage, Look look)
    {
        Person ana = await OpenAsync(await OwnerAsync(stage, look), 3);
        await Expect(ana.Dialog.Locator("li").First).ToBeVisibleAsync();
        return ana;
    }

    /// <summary>What there is for one who keeps order without having the room.</summary>
    public static async Task<Person> ModeratorAsync(Stage stage, Look look)
    {
        Workshop workshop = await Workshop.BeginAsync(stage);
        workshop.Eva.Dispose();
        Person eva = await stage.SignInAsync("eva", look);
        await eva.KeepAsync(Workshop.Room);
        return await OpenAsync(eva, 0);
    }

    /// <summary>Every mark that a room may have, on the narrowest screen.</summary>
    public static async Task<Person> PrivateAsync(Stage stage, Look look)
    {
        Workshop workshop = await Workshop.BeginAsync(stage);
        await workshop.AskAsync(new JsonObject { ["op"] = "settings", ["access"] = "private", ["guests"] = false, ["locked"] = true });
        workshop.Ana.Dispose();
        Person ana = await stage.SignInAsync("ana", look);
        await ana.KeepAsync(Workshop.Room);
        await Expect(ana.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("^Sala cerrada") })).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> MemberMenuAsync(Stage stage, Look look)
    {
        Person ana = await OwnerAsync(stage, look);
        if (look.IsTouched)
        {
            await ana.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Quién está:") }).TapAsync();
        }

        await Expect(ana.Member("eva").GetByRole(AriaRole.Img, new() { NameRegex = new("^Nombre verificado") })).ToBeVisibleAsync();
        await ana.PressAsync(ana.Button($"{look.Words.More} eva"));
        await Expect(ana.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> MessageMenuAsync(Stage stage, Look look)
    {
        Person ana = await OwnerAsync(stage, look);
        await ana.PressAsync(ana.Row("cuántos bytes").GetByRole(AriaRole.Button, new() { Name = "luis", Exact = true }));
        await Expect(ana.Page.GetByRole(AriaRole.Menu)).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> BanAsync(Stage stage, Look look)
    {
        Person ana = await MessageMenuAsync(stage, look);
        await ana.PressAsync(ana.Choice("Vetar…"));
        await Expect(ana.Dialog).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> MakeOwnerAsync(Stage stage, Look look)
    {
        Person ana = await MemberMenuAsync(stage, look);
        await ana.PressAsync(ana.Choice("Hacer dueño…"));
        await Expect(ana.Dialog).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> LockedAsync(Stage stage, Look look)
    {
        (Workshop workshop, Person pía) = await VisitorAsync(stage, look);
        await workshop.AskAsync(new JsonObject { ["op"] = "settings", ["access"] = "announcement", ["guests"] = false, ["locked"] = true });
        await Expect(pía.Composer).ToHaveCountAsync(0);
        return pía;
    }

    public static async Task<Person> MutedAsync(Stage stage, Look look)
    {
        (Workshop workshop, Person pía) = await VisitorAsync(stage, look);
        await workshop.AskAsync(new JsonObject { ["op"] = "mute", ["who"] = "pía", ["seconds"] = 3600, ["reason"] = "calma" });
        await Expect(pía.Composer).ToHaveCountAsync(0);
        return pía;
    }

    public static async Task<Person> ExpelledAsync(Stage stage, Look look)
    {
        (Workshop workshop, Person pía) = await VisitorAsync(stage, look);
        await workshop.AskAsync(new JsonObject { ["op"] = "kick", ["who"] = "pía", ["reason"] = "un momento" });
        await Expect(pía.Dialog).ToBeVisibleAsync();
        return pía;
    }

    /// <summary>Banned from the only room where one was.</summary>
    public static async Task<Person> NowhereAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync("--name aula-2.1");
        Person luis = await stage.EnterAsync("luis", look);
        (await CharlaProgram.RunAsync($"room ban lobby luis --data '{stage.Folder}'")).Code.ShouldBe(0);
        await luis.PressAsync(luis.Button("De acuerdo"));
        await Expect(luis.Page.GetByText("No estás en ninguna sala.")).ToBeVisibleAsync();
        return luis;
    }

    /// <summary>Ana comes back to the room that she keeps.</summary>
    private static async Task<Person> OwnerAsync(Stage stage, Look look)
    {
        Workshop workshop = await Workshop.BeginAsync(stage);
        workshop.Ana.Dispose();
        Person ana = await stage.SignInAsync("ana", look);
        await ana.KeepAsync(Workshop.Room);
        await ana.SeesAsync("cuántos bytes");
        return ana;
    }

    /// <summary>Pía comes in, who is no more than a member.</summary>
    private static async Task<(Workshop Workshop, Person Pía)> VisitorAsync(Stage stage, Look look)
    {
        Workshop workshop = await Workshop.BeginAsync(stage);
        Person pía = await stage.EnterWithAccountAsync("pía", look);
        await pía.GoToAsync(Workshop.Room);
        await pía.SeesAsync("cuántos bytes");
        return (workshop, pía);
    }

    /// <summary>Opens one of the parts of how the room is kept.</summary>
    private static async Task<Person> OpenAsync(Person person, int part)
    {
        await person.PressAsync(person.Keeping);
        await person.PressAsync(person.Dialog.Locator(".segments label").Nth(part));
        return person;
    }
}

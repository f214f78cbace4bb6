using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>What opens beside the chat and above it.</summary>
internal static class Panels
{
    public static async Task<Person> RoomsAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await ana.Button("Abrir la lista de salas").TapAsync();
        await Expect(ana.Rooms).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> MembersAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await ana.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Quién está:") }).TapAsync();
        await Expect(ana.Member("horno")).ToContainTextAsync("serial");
        return ana;
    }

    public static async Task<Person> SearchAsync(Stage stage, Look look)
    {
        (Classroom classroom, Person ana) = await Talk.ClassAsync(stage, look);
        await LongRoom.WaitForIndexAsync(classroom.Luis, "manana");
        await ana.PressAsync(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Buscar", Exact = true }));
        await ana.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Searchbox).FillAsync("cabec");
        await Expect(ana.Page.GetByText("2 mensajes", new() { Exact = true })).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> HelpAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await ana.SayAsync("/help");
        return await OpensAsync(ana);
    }

    public static async Task<Person> SettingsAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await ana.Button("Ajustes").ClickAsync();
        return await OpensAsync(ana);
    }

    public static async Task<Person> SwitcherAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await ana.Page.Keyboard.PressAsync("Control+k");
        await ana.Page.GetByRole(AriaRole.Combobox, new() { Name = ana.Words.Destination }).FillAsync("lab");
        await ana.Page.GetByRole(AriaRole.Combobox, new() { Name = ana.Words.Destination }).FillAsync("b");
        return await OpensAsync(ana);
    }

    public static async Task<Person> EnterRoomAsync(Stage stage, Look look)
    {
        (Classroom classroom, Person ana) = await Talk.ClassAsync(stage, look);
        await classroom.Luis.JoinAsync("taller-de-redes");
        await classroom.Begoña.JoinAsync("cafetería");
        await ana.Button("Entrar en una sala").ClickAsync();
        await Expect(ana.Dialog.GetByText("cafetería")).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> TopicAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await ana.Button(Classroom.Topic).ClickAsync();
        return await OpensAsync(ana);
    }

    public static async Task<Person> DeleteAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await ana.ActAsync("sale bien", "Borrar");
        return await OpensAsync(ana);
    }

    private static async Task<Person> OpensAsync(Person person)
    {
        await Expect(person.Dialog).ToBeVisibleAsync();
        return person;
    }
}

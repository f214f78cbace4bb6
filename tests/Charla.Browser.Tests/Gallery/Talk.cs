using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>People talking.</summary>
internal static class Talk
{
    public static async Task<Person> LobbyAsync(Stage stage, Look look) => (await ClassAsync(stage, look)).Ana;

    public static async Task<Person> EmptyAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync();
        return await stage.EnterAsync("ana", look);
    }

    public static async Task<Person> DirectAsync(Stage stage, Look look)
    {
        (Classroom classroom, Person ana) = await ClassAsync(stage, look);
        await WriteToAnaAsync(classroom, "¿Comemos después del laboratorio?");
        await ana.RoomItem("begoña").ClickAsync();
        await ana.SeesAsync("¿Comemos");
        await ana.SayAsync("¡Claro! A las **14:30** en la cafetería");
        await ana.SeesAsync("A las 14:30");
        return ana;
    }

    /// <summary>Ana was elsewhere: something is new, and somebody writes.</summary>
    public static async Task<Person> NewAsync(Stage stage, Look look)
    {
        (Classroom classroom, Person ana) = await ClassAsync(stage, look);
        await ana.GoToAsync("taller-de-redes");
        await WriteToAnaAsync(classroom, "¿Comemos después?");
        await classroom.Luis.SayAsync("lobby", "/me abre Wireshark y respira hondo");
        await classroom.Luis.SayAsync("lobby", "Pues sí: eran dos bytes. ¡Gracias!");
        await Expect(ana.RoomItem("lobby")).ToHaveAccessibleNameAsync("lobby 2 sin leer");
        await ana.GoToAsync("lobby");
        await ana.SeesAsync("¡Gracias!");
        await classroom.Begoña.SendAsync(new JsonObject { ["op"] = "typing", ["room"] = "lobby" });
        await Expect(ana.Page.GetByText("begoña está escribiendo")).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> ActionsAsync(Stage stage, Look look)
    {
        (_, Person ana) = await ClassAsync(stage, look);
        await ana.Row("sale bien").HoverAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Toolbar)).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> ReplyAsync(Stage stage, Look look)
    {
        (_, Person ana) = await ClassAsync(stage, look);
        await ana.ActAsync("Saludos desde Python", "Responder");
        await ana.Composer.FillAsync("Bienvenido. ¿Con qué versión?");
        return ana;
    }

    public static async Task<Person> CompletionAsync(Stage stage, Look look)
    {
        (_, Person ana) = await ClassAsync(stage, look);
        await ana.Composer.PressSequentiallyAsync("/");
        await Expect(ana.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> EmojiAsync(Stage stage, Look look)
    {
        (_, Person ana) = await ClassAsync(stage, look);
        await ana.PressAsync(ana.Button("Emoji"));
        await Expect(ana.Page.GetByRole(AriaRole.Gridcell).First).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<(Classroom Classroom, Person Ana)> ClassAsync(Stage stage, Look look)
    {
        Classroom classroom = await Classroom.BeginAsync(stage);
        return (classroom, await classroom.EnterAsync(stage, look));
    }

    private static Task WriteToAnaAsync(Classroom classroom, string text) =>
        classroom.Begoña.SendAsync(new JsonObject { ["op"] = "send", ["to"] = "ana", ["text"] = text });
}

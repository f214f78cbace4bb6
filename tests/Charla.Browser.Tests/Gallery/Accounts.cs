using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>Names that are someone's own: at the entrance and within.</summary>
internal static class Accounts
{
    public static async Task<Person> NameRegisteredAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync();
        await stage.RegisterAsync("ana");
        Person ana = await stage.OpenAsync(look);
        await ana.TryAsync("ana");
        await Expect(ana.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> RegisterByInviteAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync("--registration invite --guests no");
        Person ana = await stage.OpenAsync(look, stage.Address + "?invite=Zk9_r3wL5uTq8aB");
        await Expect(ana.Page.Locator("input[name=invite]")).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> MakeAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await OpenAsync(ana);
        return ana;
    }

    public static async Task<Person> OwnAsync(Stage stage, Look look)
    {
        Person ana = await InsideAsync(stage, look);
        await OpenAsync(ana);
        ILocator form = ana.Dialog.Locator("section form");
        await form.GetByRole(AriaRole.Textbox).FillAsync(look.Words == Words.Spanish ? "estación meteorológica" : "weather station");
        await ana.PressAsync(form.GetByRole(AriaRole.Button));
        await Expect(ana.Dialog.Locator(".secret")).ToBeVisibleAsync();
        return ana;
    }

    /// <summary>One whose name is theirs, a guest, and one who gives himself a name that is not his.</summary>
    public static async Task<Person> MarksAsync(Stage stage, Look look)
    {
        Person ana = await InsideAsync(stage, look);
        WirePeer luis = await stage.EnterByWireAsync("luis");
        await luis.SendAsync(new JsonObject { ["op"] = "send", ["room"] = "lobby", ["text"] = "Hola, soy un invitado" });
        PythonPeer plain = stage.Keep(new PythonPeer("plain_client.py", "127.0.0.1", $"{stage.Server.Port}", "ana"));
        await plain.TypeAsync("Y yo digo que soy ana");
        await ana.SeesAsync("Y yo digo que soy ana");
        await ana.SayAsync("Pero ana soy yo");
        await Expect(ana.Row("Pero ana soy yo").GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        return ana;
    }

    private static async Task<Person> InsideAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync("--name aula-2.1");
        return await stage.EnterWithAccountAsync("ana", look);
    }

    private static async Task OpenAsync(Person ana)
    {
        bool isSpanish = ana.Words == Words.Spanish;
        if (ana.Look.IsTouched)
        {
            await ana.Button(isSpanish ? "Abrir la lista de salas" : "Open the list of rooms").TapAsync();
        }

        await ana.PressAsync(ana.Button(isSpanish ? "Ajustes" : "Settings"));
        await ana.PressAsync(ana.Dialog.Locator(".links button").First);
        await Expect(ana.Heading(isSpanish ? "Tu cuenta" : "Your account")).ToBeVisibleAsync();
    }
}

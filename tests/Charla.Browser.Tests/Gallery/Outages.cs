using Charla.Browser.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>Without a connection.</summary>
internal static class Outages
{
    public static async Task<Person> UnsentAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        ana.Watch.ExpectBrokenConnections();
        await stage.StopServerAsync("KILL");
        await Expect(ana.Button("Ahora")).ToBeVisibleAsync();
        await ana.SayAsync("Se ha caído el servidor, ¿no?");
        await ana.SayAsync("Sigo escribiendo, que se enviará solo");
        await Expect(ana.Page.GetByText("2 mensajes sin enviar.")).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> TakenOverAsync(Stage stage, Look look)
    {
        Person ana = await Talk.LobbyAsync(stage, look);
        await (await stage.OpenCopyAsync(ana)).IsInAsync();
        await Expect(ana.Button("Seguir aquí")).ToBeVisibleAsync();
        return ana;
    }
}

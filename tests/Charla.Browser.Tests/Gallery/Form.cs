using Charla.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>The form, in the page and in the window, and why it may not lead anywhere.</summary>
internal static class Form
{
    public static async Task<Person> PageAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync();
        return await stage.OpenAsync(look);
    }

    public static async Task<Person> GoneAsync(Stage stage, Look look)
    {
        Person ana = await PageAsync(stage, look);
        await stage.StopServerAsync();
        return await TryAsync(ana, "ana");
    }

    public static async Task<Person> BadNameAsync(Stage stage, Look look)
    {
        Person ana = await PageAsync(stage, look);
        await ana.TryAsync("ana maría");
        await Expect(ana.Page.GetByLabel(ana.Words.Name)).ToHaveAttributeAsync("aria-invalid", "true");
        return ana;
    }

    public static async Task<Person> NameTakenAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync();
        await stage.EnterByWireAsync("ana");
        return await TryAsync(await stage.OpenAsync(look), "ana");
    }

    public static async Task<Person> FullAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync("--max-connections 1");
        await stage.EnterByWireAsync("luis");
        return await TryAsync(await stage.OpenAsync(look), "ana");
    }

    public static async Task<Person> RejectedAsync(Stage stage, Look look)
    {
        await stage.StartServerAsync();
        RenamingProxy proxy = stage.Keep(new RenamingProxy(stage.Server.HttpPort));
        return await TryAsync(await stage.OpenAsync(look, proxy.Address), "ana");
    }

    public static Task<Person> WindowAsync(Stage stage, Look look) => stage.OpenWindowAsync(look);

    public static async Task<Person> SerialAsync(Stage stage, Look look)
    {
        Person ana = await stage.OpenWindowAsync(look);
        await ana.ChooseOtherPortAsync();
        await ana.Page.GetByText("Más ajustes").ClickAsync();
        await ana.Page.GetByLabel(ana.Words.PortPath).FillAsync("/dev/ttyUSB0");
        await ana.Page.GetByLabel(ana.Words.Name).FillAsync("ana");
        return ana;
    }

    public static async Task<Person> NotAChatServerAsync(Stage stage, Look look)
    {
        Person ana = await stage.OpenWindowAsync(look);
        Stranger ssh = stage.Keep(new Stranger("SSH-2.0-OpenSSH_9.6\r\n"));
        await ana.DialAsync("127.0.0.1", ssh.Port, "ana");
        await Expect(ana.Page.GetByText("Responde como un servidor SSH.")).ToBeVisibleAsync();
        return ana;
    }

    private static async Task<Person> TryAsync(Person person, string name)
    {
        person.Watch.ExpectBrokenConnections();
        await person.TryAsync(name);
        await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        return person;
    }
}

using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Charla.Serial.Tests.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>The wire, under the page and in the window.</summary>
internal static class Wires
{
    public static async Task<Person> DrawerAsync(Stage stage, Look look)
    {
        Person ana = await OpenAsync(await Talk.LobbyAsync(stage, look));
        await Expect(Rows(ana, " message .*Voy: era")).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> DetailAsync(Stage stage, Look look) => await ChooseAsync(await DrawerAsync(stage, look), " message .*Voy: era");

    public static async Task<Person> WindowAsync(Stage stage, Look look)
    {
        await Classroom.BeginAsync(stage);
        Person ana = await stage.OpenWindowAsync(look);
        await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
        await ana.IsInAsync();
        await ana.SeesAsync("@ana");
        await OpenAsync(ana);
        await ana.SayAsync("Era la ñ: dos bytes 🎉");
        await ana.SeesAsync("Era la ñ");
        await Expect(Rows(ana, " message .*Era la ñ")).ToBeVisibleAsync();
        return ana;
    }

    public static async Task<Person> WindowDetailAsync(Stage stage, Look look) => await ChooseAsync(await WindowAsync(stage, look), " message .*Era la ñ");

    /// <summary>The course's own server, and beside the window the course's own client.</summary>
    public static async Task<Person> CourseAsync(Stage stage, Look look)
    {
        PythonPeer server = stage.Keep(new PythonPeer("course_server.py"));
        string port = (await server.ReadLineAsync())!;
        PythonPeer python = stage.Keep(new PythonPeer("plain_client.py", "127.0.0.1", port, "luis"));
        Person ana = await stage.OpenWindowAsync(look);
        await ana.DialAsync("127.0.0.1", port, "ana");
        await ana.IsInAsync();
        await OpenAsync(ana);
        await python.TypeAsync("hola a todos, soy el cliente del curso");
        await ana.SeesAsync("hola a todos");
        await ana.SayAsync("yo, a las diez");
        await ana.SeesAsync("yo, a las diez");
        return await ChooseAsync(ana, "recibido.*hola a todos");
    }

    public static async Task<Person> DeviceAsync(Stage stage, Look look)
    {
        PtyPair cable = stage.Keep(await PtyPair.StartAsync());
        PythonPeer other = stage.Keep(new PythonPeer("plain_device.py", cable.B, "luis"));
        Person ana = await stage.OpenWindowAsync(look);
        await ana.PlugInAsync(cable.A, "ana");
        await ana.IsInAsync();
        await OpenAsync(ana);
        await other.TypeAsync("hola por el cable, ¿se lee bien la eñe?");
        await ana.SeesAsync("hola por el cable");
        await ana.SayAsync("perfectamente 👌");
        await ana.SeesAsync("perfectamente");
        await Expect(Rows(ana, "recibido.*hola por el cable")).ToBeVisibleAsync();
        return ana;
    }

    private static async Task<Person> OpenAsync(Person person)
    {
        await person.Page.Keyboard.PressAsync("Control+j");
        await Expect(person.Wire).ToBeVisibleAsync();
        await person.Wire.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Button).ClickAsync();
        return person;
    }

    private static async Task<Person> ChooseAsync(Person person, string name)
    {
        await Rows(person, name).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Grid)).ToBeVisibleAsync();
        return person;
    }

    private static ILocator Rows(Person person, string name) => person.Wire.GetByRole(AriaRole.Option, new() { NameRegex = new(name) }).Last;
}

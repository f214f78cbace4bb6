using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Charla.Serial.Tests.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>The window of <c>charla app</c>: over TCP and over a cable, and what really passes there.</summary>
[Collection(OneBrowser.Name)]
public sealed class WindowTests(Chromium chromium)
{
    [Fact]
    public Task A_window_and_a_page_talk_through_a_server_and_the_window_shows_the_frames_of_tcp() => Stage.ServeAsync(chromium, async stage =>
    {
        Person luis = await stage.EnterAsync("luis");
        Person ana = await stage.OpenWindowAsync();
        await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
        await ana.IsInAsync();
        await ana.Page.Keyboard.PressAsync("Control+j");
        await luis.SayAsync("¿desde dónde escribes?");
        await ana.SeesAsync("¿desde dónde escribes?");
        await ana.SayAsync("desde una ventana, por TCP");
        await luis.SeesAsync("desde una ventana, por TCP");
        await ana.GoToAsync("taller");
        await ana.SayAsync("y hay más salas");
        await ana.SeesAsync("y hay más salas");

        await ana.Wire.GetByRole(AriaRole.Searchbox, new() { Name = "Filtrar por texto u op" }).FillAsync("desde dónde");
        await ana.Wire.GetByRole(AriaRole.Option, new() { NameRegex = new("^recibido .* message .*¿desde dónde escribes\\?") }).ClickAsync();
        ILocator detail = ana.Page.GetByRole(AriaRole.Region, new() { Name = "Detalle" });
        int announced = int.Parse(await detail.GetByRole(AriaRole.Definition).First.InnerTextAsync());
        announced.ShouldBeGreaterThan(50);
        string header = string.Concat((await detail.GetByRole(AriaRole.Gridcell).AllAsync()).Take(10).Select(cell => Header(cell).Result));
        header.ShouldBe($"{announced,-10}");
    });

    [Fact]
    public Task A_window_talks_through_the_course_s_own_server_with_the_course_s_own_client() => Stage.PlayAsync(chromium, async stage =>
    {
        PythonPeer server = stage.Keep(new PythonPeer("course_server.py"));
        string port = (await server.ReadLineAsync())!;
        PythonPeer plain = stage.Keep(new PythonPeer("plain_client.py", "127.0.0.1", port, "luis"));
        Person ana = await stage.OpenWindowAsync();
        await ana.DialAsync("127.0.0.1", port, "ana");
        await ana.IsInAsync();
        await Expect(ana.Page.GetByText("Este servidor habla el protocolo del curso")).ToBeVisibleAsync();
        await ana.SayAsync("¿hay alguien? 👋");
        (await plain.ReadLineAsync()).ShouldBe("ana> ¿hay alguien? 👋");
        await ana.SeesAsync("¿hay alguien? 👋");

        // The course's client counts characters and its server bytes: between the two only ASCII stays whole.
        await plain.TypeAsync("aqui estoy, sin acentos");
        await ana.SeesAsync("aqui estoy, sin acentos");
        (await ana.ReadAsync()).ShouldBe(["ana> ¿hay alguien? 👋", "luis> aqui estoy, sin acentos"]);
        await Expect(ana.Button("Buscar")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_window_talks_over_a_cable_with_another_program_and_waits_for_a_cable_that_was_pulled() => Stage.PlayAsync(chromium, async stage =>
    {
        PtyPair cable = stage.Keep(await PtyPair.StartAsync());
        PythonPeer other = stage.Keep(new PythonPeer("plain_device.py", cable.B, "luis"));
        Person ana = await stage.OpenWindowAsync();
        await ana.PlugInAsync(cable.A, "ana");
        await ana.IsInAsync();
        await ana.SayAsync("¿se lee la ñ?");
        (await other.ReadLineAsync()).ShouldBe("ana> ¿se lee la ñ?");
        await other.TypeAsync("se lee 👍");
        await ana.SeesAsync("se lee 👍");

        await cable.DoAsync("unplug a");
        await Expect(ana.Page.GetByText(new System.Text.RegularExpressions.Regex("El dispositivo ya no está: se desenchufó|Ese puerto serie no existe"))).ToBeVisibleAsync();
        await ana.SayAsync("dicho sin cable");
        await Expect(ana.Page.Locator("[data-pending]")).ToHaveCountAsync(1);
        await cable.DoAsync("plug a");
        await ana.Button("Ahora").ClickAsync();
        (await other.ReadLineAsync()).ShouldBe("ana> dicho sin cable");
        await Expect(ana.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        (await ana.ReadAsync()).ShouldBe(["ana> ¿se lee la ñ?", "luis> se lee 👍", "ana> dicho sin cable"]);
    });

    [Fact]
    public Task A_board_that_speaks_in_lines_is_read_and_written_line_by_line() => Stage.PlayAsync(chromium, async stage =>
    {
        PtyPair cable = stage.Keep(await PtyPair.StartAsync());
        PythonPeer board = stage.Keep(new PythonPeer("serial_device.py", cable.B));
        Person ana = await stage.OpenWindowAsync();
        await ana.ChooseOtherPortAsync();
        await ana.Page.GetByText("Más ajustes").ClickAsync();
        await ana.Page.GetByLabel("Qué va por el cable").SelectOptionAsync("lines");
        await ana.PlugInAsync(cable.A, "ana");
        await ana.IsInAsync();
        await Expect(ana.Page.GetByText("Línea serie: lo que escribas sale por el cable.")).ToBeVisibleAsync();
        await board.TypeAsync("T=21,5 °C");
        await ana.SeesAsync("T=21,5 °C");
        await ana.SayAsync("led on");
        (await board.ReadLineAsync()).ShouldBe("led on");
    });

    [Fact]
    public Task A_window_whose_server_is_stopped_goes_on_when_it_is_back() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.OpenWindowAsync();
        await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
        await ana.IsInAsync();
        await ana.SayAsync("uno");
        await ana.SeesAsync("uno");
        await stage.StopServerAsync("KILL");
        await Expect(ana.Button("Ahora")).ToBeVisibleAsync();
        await ana.SayAsync("dos");
        await stage.StartServerAsync();
        await ana.Button("Ahora").ClickAsync();
        await Expect(ana.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
        (await ana.ReadAsync()).ShouldBe(["ana> uno", "ana> dos"]);
    });

    private static async Task<char> Header(ILocator cell)
    {
        string label = (await cell.GetAttributeAsync("aria-label"))!;
        label.ShouldEndWith("cabecera");
        return (char)Convert.ToByte(System.Text.RegularExpressions.Regex.Match(label, "([0-9a-f]{2}) hex").Groups[1].Value, 16);
    }
}

using System.Net;
using System.Net.Sockets;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Charla.Serial.Tests.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests;

/// <summary>Why the window can't connect: each reason has a sentence of its own that says what to do.</summary>
[Collection(OneBrowser.Name)]
public sealed class WindowProblemTests(Chromium chromium)
{
    [Fact]
    public Task What_is_wrong_with_an_address_is_said_where_it_was_typed_or_by_what_the_network_says() => Stage.PlayAsync(chromium, async stage =>
    {
        Person ana = await stage.OpenWindowAsync();
        await ana.DialAsync("127.0.0.1", "70000", "ana");
        await Expect(ana.Page.GetByLabel("Puerto", new() { Exact = true })).ToHaveAccessibleDescriptionAsync("El puerto es un número entre 1 y 65535. El del curso es el 5000.");
        await ana.DialAsync("aula 2", "5000", "ana");
        await Expect(ana.Page.GetByLabel("Dirección del servidor")).ToHaveAccessibleDescriptionAsync("Escribe la dirección del servidor: un nombre como aula.local o una IP como 192.168.1.20.");
        await ana.DialAsync("no-existe.invalid", "5000", "ana");
        await IsToldAsync(ana, "Nadie conoce ese nombre.");

        // Nobody's TCP goes to everybody at once.
        await ana.DialAsync("255.255.255.255", "5000", "ana");
        await IsToldAsync(ana, "No hay camino hasta esa dirección.");
    });

    [Fact]
    public Task A_port_where_nobody_listens_and_one_that_never_answers_are_told_apart() => Stage.PlayAsync(chromium, async stage =>
    {
        Person ana = await stage.OpenWindowAsync(Look.Desk.InEnglish);
        using Socket closed = Bound();
        await ana.DialAsync("127.0.0.1", Port(closed), "ana");
        await IsToldAsync(ana, "No server is listening there.");

        // Once its queue is full, the system answers nothing more in its name.
        using Socket full = Bound();
        full.Listen(0);
        using Queue queue = new((IPEndPoint)full.LocalEndPoint!);
        await ana.DialAsync("127.0.0.1", Port(full), "ana");
        await Expect(ana.Button("Cancel")).ToBeVisibleAsync();
        await IsToldAsync(ana, "No answer in time.");
    });

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", "Responde como un servidor SSH.", "SSH-2.0-OpenSSH_9.6")]
    [InlineData("220 mail.example ESMTP\r\n", "Responde como un servidor de correo o de FTP.", "220 mail.example")]
    [InlineData(":irc.example NOTICE * :*** Looking up your hostname\r\n", "Responde como un servidor de IRC.", ":irc.example")]
    [InlineData("\u0001\u0002\u0003 hola, soy otra cosa\r\n", "Respondió algo que no se reconoce.", "hola, soy otra cosa")]
    public Task Something_else_that_answers_is_named_and_its_first_bytes_are_shown(string banner, string sentence, string bytes) => Stage.PlayAsync(chromium, async stage =>
    {
        Stranger stranger = stage.Keep(new Stranger(banner));
        Person ana = await stage.OpenWindowAsync();
        await ana.DialAsync("127.0.0.1", stranger.Port, "ana");

        // In the form; or above the composer, where it was so long silent that it might have been a server of the course.
        foreach (string said in (string[])["Ahí responde otra cosa, no un servidor de chat. Comprueba el puerto.", sentence, bytes])
        {
            await Expect(ana.Page.GetByText(said)).ToBeVisibleAsync();
        }
    });

    [Fact]
    public Task A_web_server_waits_for_the_first_word_and_is_known_by_its_answer() => Stage.ServeAsync(chromium, async stage =>
    {
        Person ana = await stage.OpenWindowAsync();
        await ana.DialAsync("127.0.0.1", $"{stage.Server.HttpPort}", "ana");
        await ana.IsInAsync();

        // A web server answers once a line has ended.
        await ana.SayAsync("¿hay\nalguien?");
        foreach (string said in (string[])["Ahí responde otra cosa, no un servidor de chat. Comprueba el puerto.", "Responde como un servidor web.", "HTTP/1.1 400"])
        {
            await Expect(ana.Page.GetByText(said)).ToBeVisibleAsync();
        }

        await ana.Button("Volver al inicio").ClickAsync();
        await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
        await ana.IsInAsync();
    });

    [Fact]
    public Task A_server_that_says_no_is_understood() => Stage.ServeAsync(
        chromium,
        async stage =>
        {
            await stage.EnterByWireAsync("luis");
            Person ana = await stage.OpenWindowAsync();
            await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "luis");
            await IsToldAsync(ana, "Ese nombre ya está en uso.");
            await TakeLastSeatAsync(stage);
            await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
            await IsToldAsync(ana, "El servidor está lleno.");
        },
        "--max-connections 2");

    [Fact]
    public Task What_is_wrong_with_a_serial_port_is_told_one_thing_from_the_other() => Stage.PlayAsync(chromium, async stage =>
    {
        PtyPair cable = stage.Keep(await PtyPair.StartAsync());
        Person luis = await stage.OpenWindowAsync();
        await luis.PlugInAsync(cable.A, "luis");
        await luis.IsInAsync();
        Person ana = await stage.OpenWindowAsync();
        await ana.PlugInAsync(cable.A, "ana");
        await IsToldAsync(ana, "Otro programa está usando ese puerto. Ciérralo primero.");
        await ana.PlugInAsync("/dev/ttyNADA", "ana");
        await IsToldAsync(ana, "Ese puerto serie no existe. ¿Está enchufado el dispositivo? Actualiza la lista.");
        await ana.PlugInAsync("/dev/null", "ana");
        await IsToldAsync(ana, "Eso no es un puerto serie.");
        await ana.PlugInAsync("", "ana");
        await Expect(ana.Page.GetByLabel("Ruta del puerto")).ToHaveAccessibleDescriptionAsync("Elige un puerto serie, o escribe su ruta.");
        await cable.DoAsync("unplug a");
        await Expect(luis.Page.GetByText(new System.Text.RegularExpressions.Regex("El dispositivo ya no está: se desenchufó|Ese puerto serie no existe"))).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_window_whose_program_has_ended_says_so() => Stage.ServeAsync(chromium, async stage =>
    {
        WindowProcess window = await WindowProcess.StartAsync();
        Person ana;
        await using (window)
        {
            ana = await stage.OpenAsync(Look.Desk, window.Address);
            await ana.DialAsync("127.0.0.1", $"{stage.Server.Port}", "ana");
            await ana.IsInAsync();
        }

        ana.Watch.ExpectBrokenConnections();
        await Expect(ana.Page.GetByText("El programa «charla app» ya no está en marcha. Ábrelo de nuevo.")).ToBeVisibleAsync();
        stage.Keep(await WindowProcess.StartAsync("--port", $"{new Uri(window.Address).Port}"));
        await ana.Button("Ahora").ClickAsync();
        await Expect(ana.Page.GetByText("Esta ventana es de otra ejecución de «charla app».")).ToBeVisibleAsync();
    });

    /// <summary>The seat of somebody who was refused is free only when their connection has ended, a moment later.</summary>
    private static async Task TakeLastSeatAsync(Stage stage)
    {
        WirePeer eva;
        do
        {
            eva = stage.Keep(await WirePeer.ConnectAsync(stage.Server.Port));
        }
        while (eva.Greeted.Contains("server_full", StringComparison.Ordinal));
    }

    private static Task IsToldAsync(Person person, string sentence) => Expect(person.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(sentence);

    private static Socket Bound()
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static string Port(Socket socket) => $"{((IPEndPoint)socket.LocalEndPoint!).Port}";

    /// <summary>Stands in front of a listener until there is no place left.</summary>
    private sealed class Queue : IDisposable
    {
        private readonly List<Socket> _waiting = [];

        public Queue(IPEndPoint listener)
        {
            for (bool isPlace = true; isPlace;)
            {
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
                _waiting.Add(socket);
                isPlace = socket.ConnectAsync(listener).Wait(TimeSpan.FromSeconds(1));
            }
        }

        public void Dispose() => _waiting.ForEach(socket => socket.Dispose());
    }
}

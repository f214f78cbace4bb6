using System.Text.Json.Nodes;
using Charla.Browser.Tests.Harness;
using Charla.EndToEnd.Tests;
using Charla.Serial.Tests.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Charla.Browser.Tests.Gallery;

/// <summary>A class in a network lab: luis and begoña with their own programs, Ñandú with the course's Python client, and an oven on a serial line.</summary>
internal sealed class Classroom
{
    public const string Topic = "Laboratorio 3: del socket a la charla";

    private const string Code =
        """
        Sí: la cabecera cuenta *bytes*, no caracteres. En Python:

        ```python
        datos = texto.encode("utf-8")
        cabecera = f"{len(datos):<10}".encode()
        sock.sendall(cabecera + datos)
        ```
        """;

    private Classroom(WirePeer luis, WirePeer begoña) => (Luis, Begoña) = (luis, begoña);

    public WirePeer Luis { get; }

    public WirePeer Begoña { get; }

    /// <summary>The class begins: everybody is there, and some of it has been said.</summary>
    public static async Task<Classroom> BeginAsync(Stage stage)
    {
        PtyPair cable = stage.Keep(await PtyPair.StartAsync());
        await stage.StartServerAsync($"--name aula-2.1 --serial {cable.A},115200,name=horno,lines");
        PythonPeer oven = stage.Keep(new PythonPeer("serial_device.py", cable.B));
        Classroom classroom = new(await stage.EnterByWireAsync("luis"), await stage.EnterByWireAsync("begoña"));
        PythonPeer python = stage.Keep(new PythonPeer("plain_client.py", "127.0.0.1", $"{stage.Server.Port}", "Ñandú"));
        await classroom.TalkAsync(python, oven);
        return classroom;
    }

    /// <summary>Ana comes in, and says something too.</summary>
    public async Task<Person> EnterAsync(Stage stage, Look look)
    {
        Person ana = await stage.EnterAsync("ana", look);
        await ana.SeesAsync("@ana");
        await ana.SayAsync("Voy: era la `ñ`, que ocupa dos bytes. Con `encode` sale bien 🎉");
        await ana.SeesAsync("Con encode sale bien");
        await ReactAsync(Luis, 8, "🎉");
        await Expect(ana.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^🎉 1") })).ToBeVisibleAsync();
        await Expect(ana.Rows).ToHaveCountAsync(7);
        return ana;
    }

    private async Task TalkAsync(PythonPeer python, PythonPeer oven)
    {
        await SayAsync(new JsonObject { ["op"] = "topic", ["room"] = "lobby", ["text"] = Topic }, Luis);
        await SayAsync(Message("¡Buenas! ¿Alguien sabe por qué se me corta la última letra de *mañana*?"), Luis);
        await SayAsync(Message(Code), Begoña);
        await ReactAsync(Luis, 3, "👍");
        await python.TypeAsync("A mí me pasaba igual. Saludos desde Python 🐍");
        await HearAsync("Ñandú");
        await oven.TypeAsync("T=21,5 °C  puerta=cerrada");
        await HearAsync("horno");
        await SayAsync(Message("@ana ¿me miras la cabecera? Anuncia 9 y llegan 10", replyTo: 3), Luis);
    }

    private static JsonObject Message(string text, int? replyTo = null) => new() { ["op"] = "send", ["room"] = "lobby", ["text"] = text, ["reply_to"] = replyTo };

    private static async Task ReactAsync(WirePeer who, int seq, string emoji)
    {
        await who.SendAsync(new JsonObject { ["op"] = "react", ["room"] = "lobby", ["seq"] = seq, ["emoji"] = emoji });
        await who.WaitForAsync("ack");
    }

    private static async Task SayAsync(JsonObject message, WirePeer who)
    {
        await who.SendAsync(message);
        await who.WaitForAsync("ack");
    }

    /// <summary>What is said without a hand raised comes in its own time: the next waits for it.</summary>
    private async Task HearAsync(string name)
    {
        JsonObject message;
        do
        {
            message = await Begoña.WaitForAsync("message");
        }
        while ((string)message["from"]! != name);
    }
}

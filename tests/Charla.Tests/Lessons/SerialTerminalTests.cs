using Charla.Serial.Tests.Fakes;
using Charla.Tests.Chat;

namespace Charla.Tests.Lessons;

/// <summary>The real program at two real terminals, with a cable between them.</summary>
public sealed class SerialTerminalTests
{
    [Fact]
    public async Task What_comes_in_over_the_cable_does_not_garble_the_line_being_typed_and_a_pulled_cable_is_told()
    {
        await using PtyPair cable = await PtyPair.StartAsync();
        using Tmux ana = Open(cable.A, "Ñandú");
        using Tmux luis = Open(cable.B, "luis");
        await ana.WaitForAsync("9600 8N1");
        await luis.WaitForAsync("9600 8N1");

        luis.Type("medio escri");
        await luis.WaitForAsync("luis> medio escri");
        ana.Type("¿qué tal? 日本");
        ana.Press("Enter");
        string screen = await luis.WaitForAsync("Ñandú> ¿qué tal? 日本");
        screen.Split('\n')[^1].ShouldBe("luis> medio escri");

        luis.Type("to");
        luis.Press("Enter");
        await ana.WaitForAsync("luis> medio escrito");
        await cable.DoAsync("unplug b");
        await luis.WaitForAsync("Esperando a que vuelva");
        await cable.DoAsync("plug b");
        await luis.WaitForAsync("está de vuelta");
        luis.Press("C-d");
        await luis.WaitForAsync("fin: 0");
    }

    /// <summary>What comes behind the program shows that it has ended, and how.</summary>
    private static Tmux Open(string port, string name) =>
        new(120, 14, $"env LC_ALL=es_ES.UTF-8 TERM=xterm-256color {CharlaServer.Program} serial chat --port {port} --name {name}; echo fin: $?; cat");
}

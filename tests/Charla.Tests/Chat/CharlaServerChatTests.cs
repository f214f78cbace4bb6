using System.Diagnostics;

namespace Charla.Tests.Chat;

/// <summary>The real program against the real server.</summary>
public sealed class CharlaServerChatTests : IDisposable
{
    private readonly CharlaServer _server = new();

    [Fact]
    public async Task Commands_do_what_they_say()
    {
        using Tmux ana = await ConnectedAsync("ana", "es");
        using Tmux luis = await ConnectedAsync("luis", "en");

        await SayAsync(ana, "hola", "#1 ana> hola");
        await luis.WaitForAsync("#1 ana> hola");
        await SayAsync(luis, "/reply 1 hi", "┌ #1 ana> hola");
        await luis.WaitForAsync("#2 luis> hi");
        await SayAsync(luis, "/react 👋", "luis reacted with 👋 to #1 ana> hola");
        await ana.WaitForAsync("luis reaccionó con 👋 a #1 ana> hola");
        await SayAsync(ana, "/edit 1 buenas", "ana editó #1: buenas");
        await SayAsync(luis, "/delete", "luis deleted #2");
        await SayAsync(ana, "/topic Laboratorio 3", "ana puso el tema: Laboratorio 3");
        await SayAsync(ana, "/join taller", "taller>");
        await SayAsync(ana, "/me baila", "#1 * ana baila");
        await SayAsync(ana, "/msg luis ¿vienes?", "[@luis] #1 ana> ¿vienes?");
        await luis.WaitForAsync("[@ana] #1 ana> ¿vienes?");
        await luis.WaitForAsync("@ana 1");
        await SayAsync(ana, "/search buenas", "[lobby] #1 ana> buenas");
        await SayAsync(ana, "/rooms", "* taller");
        await SayAsync(ana, "/who lobby", "luis  tcp");
        await SayAsync(ana, "/nick anita", "anita@aula");
        await luis.WaitForAsync("ana is now anita");
        await SayAsync(ana, "/nick luis", "✗ ");
        await SayAsync(ana, "/nada", "✗ No hay una orden /nada.");
    }

    [Fact]
    public async Task What_is_typed_right_behind_join_is_said_in_that_room_and_in_its_order()
    {
        using Tmux ana = await ConnectedAsync("ana", "es");

        ana.Type("/join taller\runo\rdos\r");

        await ana.WaitForAsync("#1 ana> uno");
        await ana.WaitForAsync("#2 ana> dos");
        ana.Type("/join no!\rtres\r");
        await ana.WaitForAsync("#3 ana> tres");
    }

    [Fact]
    public async Task The_past_of_a_room_comes_first_as_it_is_now()
    {
        using (Tmux ana = await ConnectedAsync("ana", "es"))
        {
            await SayAsync(ana, "uno", "#1 ana> uno");
            await SayAsync(ana, "dos", "#2 ana> dos");
            await SayAsync(ana, "/edit 1 primero", "editó #1");
            await SayAsync(ana, "/delete 2", "borró #2");
        }

        using Tmux luis = await ConnectedAsync("luis", "es");
        string screen = await luis.WaitForAsync("Estás en lobby");

        screen.ShouldContain("#1 ana> primero (editado)\n");
        screen.ShouldContain("#2 ana> (mensaje borrado)\n");
        screen.ShouldNotContain("#3");
        await SayAsync(luis, "tres", "#5 luis> tres");
    }

    [Fact]
    public async Task A_killed_server_costs_nothing_that_was_typed()
    {
        using Tmux ana = await ConnectedAsync("ana", "es");
        using Tmux luis = await ConnectedAsync("luis", "en");
        await SayAsync(ana, "antes", "#1 ana> antes");
        await luis.WaitForAsync("#1 ana> antes");

        _server.Kill();
        await ana.WaitForAsync("Se cortó la conexión");
        await SayAsync(ana, "uno sin conexión", "1 por enviar");
        await SayAsync(ana, "dos sin conexión", "2 por enviar");
        _server.Restart();

        string screen = await luis.WaitForAsync("#3 ana> dos sin conexión");
        screen.ShouldContain("#2 ana> uno sin conexión\n");
        await ana.WaitAsync(shown => shown.Contains("─● conectado · ana@aula ─", StringComparison.Ordinal) && shown.Contains("#3 ana> dos sin conexión", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_told_and_another_can_be_chosen()
    {
        using Tmux ana = await ConnectedAsync("ana", "es");
        using Tmux other = new(90, 24, Command("Ana", "en"));

        await other.WaitForAsync("✗ Somebody is connected as “Ana” already. Choose another name: /nick NAME");
        await SayAsync(other, "said too early", "will be sent");
        await SayAsync(other, "/nick eva", "─● connected · eva@aula");
        await ana.WaitForAsync("#1 eva> said too early");

        using Process bot = Pipe("ana");
        bot.StandardInput.Close();
        (await bot.StandardError.ReadToEndAsync()).ShouldBe("charla: Ya hay alguien conectado como «ana». Elige otro nombre: charla chat SERVIDOR NOMBRE\n");
        await bot.WaitForExitAsync();
        bot.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_thousand_lines_piped_in_arrive_once_each_and_in_order()
    {
        string[] lines = [.. Enumerable.Range(1, 1_000).Select(number => $"línea {number}")];
        using Process bot = Pipe("bot");
        await bot.StandardInput.WriteAsync(string.Join('\n', lines));
        bot.StandardInput.Close();
        (await bot.StandardError.ReadToEndAsync()).ShouldBe("");
        await bot.WaitForExitAsync();
        bot.ExitCode.ShouldBe(0);

        using Process reader = Pipe("lector", "--history", "500");
        reader.StandardInput.Close();
        (await reader.StandardOutput.ReadToEndAsync()).ShouldBe(string.Concat(lines.Skip(500).Select(line => $"bot> {line}\n")));
        await reader.WaitForExitAsync();
        reader.ExitCode.ShouldBe(0);
    }

    public void Dispose() => _server.Dispose();

    private static async Task SayAsync(Tmux terminal, string line, string effect)
    {
        terminal.Type(line);
        terminal.Press("Enter");
        await terminal.WaitForAsync(effect);
    }

    private string Command(string name, string language) =>
        $"env LC_ALL=C.UTF-8 TERM=screen-256color '{CharlaServer.Program}' chat --lang {language} 127.0.0.1:{_server.Port} {name}";

    private async Task<Tmux> ConnectedAsync(string name, string language)
    {
        Tmux terminal = new(90, 40, Command(name, language));
        await terminal.WaitForAsync("lobby>");
        await terminal.WaitForAsync(language == "es" ? "· Estás en lobby" : "· You are in lobby");
        return terminal;
    }

    private Process Pipe(string name, params string[] options)
    {
        ProcessStartInfo start = new(CharlaServer.Program, ["chat", $"127.0.0.1:{_server.Port}", name, "--lang", "es", .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}

using System.Diagnostics;

namespace Charla.Tests.Chat;

/// <summary>The real program in a script.</summary>
public sealed class PipeChatTests : IDisposable
{
    private static readonly string _program = CharlaServer.Program;

    private readonly PlainServer _server = new();

    [Fact]
    public async Task A_line_piped_in_is_a_message()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Process bot = Start("bot");
        await bot.StandardInput.WriteLineAsync("hola, señor 😀");
        bot.StandardInput.Close();

        (await luis.HearAsync()).ShouldBe("bot> hola, señor 😀");
        (await EndAsync(bot)).ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task Messages_come_out_as_lines_without_colours_or_control_characters()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Process bot = Start("bot");
        await bot.StandardInput.WriteLineAsync("¿hay alguien?");
        (await luis.HearAsync()).ShouldBe("bot> ¿hay alguien?");
        luis.Say("luis", "sí\e[31m\r\n¿y tú?");

        (await bot.StandardOutput.ReadLineAsync()).ShouldBe("luis> sí␛[31m⏎¿y tú?");
        bot.StandardInput.Close();
        (await EndAsync(bot)).ShouldBe((0, "", ""));
    }

    [Fact]
    public async Task Nothing_that_is_piped_in_is_a_command()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Process bot = Start("bot");
        await bot.StandardInput.WriteLineAsync("/quit");
        await bot.StandardInput.WriteLineAsync("/me saluda");
        bot.StandardInput.Close();

        (await luis.HearAsync()).ShouldBe("bot> /quit");
        (await luis.HearAsync()).ShouldBe("bot> /me saluda");
        (await EndAsync(bot)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Following_goes_on_after_the_end_of_the_input_and_json_is_json()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Process bot = Start("bot", "--follow", "--json");
        await bot.StandardInput.WriteLineAsync("listo");
        bot.StandardInput.Close();
        await luis.HearAsync();
        luis.Say("luis", "hola \"tú\"");

        string line = (await bot.StandardOutput.ReadLineAsync())!;
        line.ShouldStartWith("{\"room\":\"lobby\",\"from\":\"luis\",\"at\":\"20");
        line.ShouldEndWith("\"text\":\"hola \\\"tú\\\"\"}");
        bot.Kill();
        await bot.WaitForExitAsync();
    }

    [Fact]
    public async Task Without_a_server_it_says_so_in_one_line_and_fails()
    {
        _server.Dispose();
        using Process bot = Start("bot");
        bot.StandardInput.Close();

        (int exitCode, string output, string errors) = await EndAsync(bot);

        exitCode.ShouldBe(1);
        output.ShouldBe("");
        errors.ShouldBe($"charla: En 127.0.0.1:{_server.Port} no escucha nadie. Comprueba el puerto, y que el servidor esté en marcha (charla serve).\n");
    }

    public void Dispose() => _server.Dispose();

    private static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process process)
    {
        string output = await process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, errors);
    }

    private Process Start(string name, params string[] options)
    {
        ProcessStartInfo start = new(_program, ["chat", $"127.0.0.1:{_server.Port}", name, .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "es_ES.UTF-8";
        return Process.Start(start)!;
    }
}

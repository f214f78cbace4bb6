using System.Diagnostics;

namespace Charla.Tests.Chat;

/// <summary>Accounts in the real program, at a terminal and in a script.</summary>
public sealed class AccountChatTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly string _home = Directory.CreateTempSubdirectory("charla-tests-").FullName;
    private CharlaServer? _server;

    private string Tokens => Path.Combine(_home, "charla", "tokens");

    [Fact]
    public async Task A_name_is_made_ones_own_and_then_asks_for_its_password_which_is_never_shown()
    {
        _server = new CharlaServer();
        using (Tmux ana = Open("ana"))
        {
            await ana.WaitForAsync("· Estás en lobby");
            await SayAsync(ana, "/register", "Contraseña nueva:");
            await TypeSecretAsync(ana, Password, "Otra vez:");
            string screen = await TypeSecretAsync(ana, Password, "Eres ana: el nombre es tuyo.");
            screen.ShouldNotContain("horse");
            await ana.WaitForAsync("ana@aula ✓");
            await SayAsync(ana, "/who", "ana ✓");
            ana.Press("Up");
            await ana.WaitForAsync("lobby> /who");
            ana.Press("Up");
            await ana.WaitForAsync("lobby> /register");
            ana.Press("Up");
            ana.Screen.ShouldNotContain("horse");
        }

        using Tmux again = Open("ana");
        await again.WaitForAsync("«ana» es el nombre de una cuenta.");
        await TypeSecretAsync(again, "incorrect horse", "✗ La contraseña no es correcta.");
        (await TypeSecretAsync(again, Password, "· Estás en lobby")).ShouldNotContain("horse");
        await again.WaitForAsync("ana@aula ✓");
    }

    [Fact]
    public async Task Who_does_not_know_the_password_may_take_another_name()
    {
        _server = new CharlaServer();
        using Tmux owner = await RegisterAsync("ana");
        using Tmux other = Open("ana");
        await other.WaitForAsync("Contraseña de ana:");
        other.Press("Escape");
        await other.WaitForAsync("No has entrado.");
        await SayAsync(other, "/nick eva", "eva@aula");
    }

    [Fact]
    public async Task Who_bans_somebody_and_their_address_keeps_others_from_there_out_as_well_for_so_many_minutes()
    {
        _server = new CharlaServer();
        using Tmux ana = await RegisterAsync("ana");
        await SayAsync(ana, "/join taller", "taller>");
        using Tmux luis = Open("luis");
        await luis.WaitForAsync("· Estás en lobby");
        await SayAsync(luis, "/join taller", "taller>");
        await SayAsync(ana, "/ban luis +ip 10 ruido", "ruido");
        ana.Screen.ShouldNotContain("+ip 10 ruido\n");
        await luis.WaitForAsync("El servidor ya no te deja estar en taller.");

        using Tmux eva = Open("eva");
        await eva.WaitForAsync("· Estás en lobby");
        await SayAsync(eva, "/join taller", "Te han vetado en la sala «taller».");
        await SayAsync(ana, "/unban luis", "levantó el veto de luis");
        await SayAsync(eva, "/join taller", "taller>");
    }

    [Fact]
    public async Task Where_no_guests_are_let_in_an_account_can_be_made_from_outside()
    {
        _server = new CharlaServer("--guests", "no");
        using Tmux ana = Open("ana");
        await ana.WaitForAsync("Este servidor pide una cuenta.");
        ana.Press("Escape");
        await ana.WaitForAsync("No has entrado.");
        await SayAsync(ana, "/registrar", "Contraseña nueva:");
        await TypeSecretAsync(ana, "corta", "Otra vez:");
        await TypeSecretAsync(ana, "corta", "Contraseña nueva:");
        await TypeSecretAsync(ana, Password, "Otra vez:");
        await TypeSecretAsync(ana, Password, "· Estás en lobby");
        await SayAsync(ana, "/cerrar-sesion", "✗ El servidor pide una cuenta.");
        await SayAsync(ana, "/iniciar-sesion", "Contraseña de ana:");
        await TypeSecretAsync(ana, Password, "─● conectado · ana@aula ✓");
    }

    [Fact]
    public async Task What_is_remembered_brings_its_owner_back_and_nobody_else_can_read_it()
    {
        _server = new CharlaServer();
        using Tmux remembered = await RegisterAsync("ana", "--remember");
        string kept = await File.ReadAllTextAsync(Tokens);
        kept.ShouldStartWith($"tcp://127.0.0.1:{_server.Port} ana ");
        kept.ShouldNotContain("horse");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Tokens).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using Tmux back = Open("");
        await back.WaitForAsync("ana@aula ✓");
        await SayAsync(back, "/logout", "Ya no usas la cuenta.");
        (await File.ReadAllTextAsync(Tokens)).ShouldBe("");
    }

    [Fact]
    public async Task A_program_comes_in_with_a_token_or_a_password_of_a_file()
    {
        _server = new CharlaServer("--guests", "no");
        string token;
        using (Tmux ana = await RegisterAsync("ana"))
        {
            await SayAsync(ana, "/tokens new bot", "Cópialo ahora");
            string[] lines = ana.Screen.Split('\n');
            token = lines[Array.FindIndex(lines, line => line.Contains("Cópialo ahora", StringComparison.Ordinal)) + 1].Trim();
            await SayAsync(ana, "/tokens", "programa");
        }

        await File.WriteAllTextAsync(Path.Combine(_home, "token"), token + "\n");
        await File.WriteAllTextAsync(Path.Combine(_home, "password"), Password + "\n");
        await File.WriteAllTextAsync(Path.Combine(_home, "wrong"), "incorrect horse\n");
        (await PipeAsync("uno\n", "--token-file", Path.Combine(_home, "token"))).ShouldBe((0, "", ""));
        (await PipeAsync("dos\n", "ana", "--password-file", Path.Combine(_home, "password"))).ShouldBe((0, "", ""));
        (await PipeAsync("", "ana", "--password-file", Path.Combine(_home, "password"), "--history", "5")).ShouldBe((0, "ana> uno\nana> dos\n", ""));
        (await PipeAsync("", "ana", "--password-file", Path.Combine(_home, "wrong"))).Errors.ShouldStartWith("charla: El servidor no acepta la contraseña o el token.");
        (await PipeAsync("", "eva")).ShouldBe((1, "", "charla: El servidor pide una cuenta. Dale la contraseña con --password-file o un token con --token-file.\n"));
        (await PipeAsync("", "ana", "--token-file", Path.Combine(_home, "nothing"))).Code.ShouldBe(1);
    }

    public void Dispose()
    {
        _server?.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private static async Task SayAsync(Tmux terminal, string line, string effect)
    {
        terminal.Type(line);
        terminal.Press("Enter");
        await terminal.WaitForAsync(effect);
    }

    private static async Task<string> TypeSecretAsync(Tmux terminal, string secret, string effect)
    {
        terminal.Type(secret);
        terminal.Press("Enter");
        return await terminal.WaitForAsync(effect);
    }

    private async Task<Tmux> RegisterAsync(string name, string options = "")
    {
        Tmux terminal = Open($"{name} {options}");
        await terminal.WaitAsync(screen => screen.Contains("Estás en lobby", StringComparison.Ordinal) || screen.Contains("pide una cuenta", StringComparison.Ordinal));
        if (terminal.Screen.Contains("pide una cuenta", StringComparison.Ordinal))
        {
            terminal.Press("Escape");
            await terminal.WaitForAsync("No has entrado.");
        }

        await SayAsync(terminal, "/register", "Contraseña nueva:");
        await TypeSecretAsync(terminal, Password, "Otra vez:");
        await TypeSecretAsync(terminal, Password, $"{name}@aula ✓");
        return terminal;
    }

    private Tmux Open(string words) =>
        new(90, 30, $"env LC_ALL=C.UTF-8 XDG_CONFIG_HOME='{_home}' TERM=screen-256color '{CharlaServer.Program}' chat --lang es 127.0.0.1:{_server!.Port} {words}");

    private async Task<(int Code, string Output, string Errors)> PipeAsync(string lines, params string[] words)
    {
        ProcessStartInfo start = new(CharlaServer.Program, ["chat", $"127.0.0.1:{_server!.Port}", "--lang", "es", .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_CONFIG_HOME"] = _home;
        using Process bot = Process.Start(start)!;
        await bot.StandardInput.WriteAsync(lines);
        bot.StandardInput.Close();
        Task<string> errors = bot.StandardError.ReadToEndAsync();
        string output = await bot.StandardOutput.ReadToEndAsync();
        await bot.WaitForExitAsync();
        return (bot.ExitCode, output, await errors);
    }
}

namespace Charla.Tests.Chat;

/// <summary>The real program at a real terminal, against a server of the course's kind.</summary>
public sealed class TerminalChatTests : IDisposable
{
    private static readonly string _program = CharlaServer.Program;

    private readonly PlainServer _server = new();

    [Fact]
    public async Task An_incoming_message_does_not_garble_the_line_being_typed()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Tmux terminal = await ConnectedAsync();

        terminal.Type("medio escri");
        await terminal.WaitForAsync("lobby> medio escri");
        luis.Say("luis", "¡hola! ñandú 日本 😀");
        string screen = await terminal.WaitForAsync("luis> ¡hola! ñandú 日本 😀");

        string[] lines = screen.Split('\n');
        lines[^1].ShouldBe("lobby> medio escri");
        lines[^2].ShouldStartWith("─● conectado · ana");
        lines[^3].ShouldEndWith("luis> ¡hola! ñandú 日本 😀");
        terminal.Cursor.ShouldBe($"18,{lines.Length - 1}");

        terminal.Type("to");
        terminal.Press("Enter");
        (await luis.HearAsync()).ShouldBe("luis> ¡hola! ñandú 日本 😀");
        (await luis.HearAsync()).ShouldBe("ana> medio escrito");
        await terminal.WaitForAsync("ana> medio escrito");
    }

    [Fact]
    public async Task A_flood_leaves_a_long_line_whole_and_loses_nothing()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Tmux terminal = await ConnectedAsync(columns: 40, rows: 50);
        string typed = string.Concat(Enumerable.Range(0, 18).Select(number => $"palabra{number:00} "));

        terminal.Type(typed);
        for (int number = 0; number < 30; number++)
        {
            luis.Say("luis", $"mensaje {number}");
        }

        string screen = await terminal.WaitAsync(shown => shown.Contains("mensaje 29", StringComparison.Ordinal) && shown.Contains("palabra17", StringComparison.Ordinal));
        string[] lines = screen.Split('\n');
        lines.Where(line => line.Contains("luis> mensaje", StringComparison.Ordinal)).Select(line => line[(line.IndexOf("mensaje", StringComparison.Ordinal) + 8)..])
            .ShouldBe(Enumerable.Range(0, 30).Select(number => $"{number}"));
        string.Concat(lines.SkipWhile(line => !line.StartsWith("lobby>", StringComparison.Ordinal))).Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("lobby>" + typed.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_narrower_terminal_leaves_nothing_behind()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Tmux terminal = await ConnectedAsync(columns: 100);
        terminal.Type("una línea que cabe de sobra en cien columnas y no en cuarenta");
        await terminal.WaitForAsync("en cuarenta");

        terminal.Resize(40, 20);
        luis.Say("luis", "llega");
        string screen = await terminal.WaitForAsync("luis> llega");

        screen.Split('\n').Count(line => line.StartsWith("─●", StringComparison.Ordinal)).ShouldBe(1, screen);
        screen.Split('\n').Count(line => line.StartsWith("lobby>", StringComparison.Ordinal)).ShouldBe(1, screen);
        screen.ShouldContain("lobby> una línea que cabe de sobra en ci");
    }

    [Fact]
    public async Task What_is_pasted_in_several_lines_is_one_message()
    {
        using PlainServer.Peer luis = _server.Connect();
        using Tmux terminal = await ConnectedAsync();

        terminal.Paste("uno\ndos\n");
        await terminal.WaitForAsync("lobby> uno⏎dos");
        terminal.Press("Enter");

        (await luis.HearAsync()).ShouldBe("ana> uno\ndos");
        (await terminal.WaitForAsync("ana> uno\n")).ShouldContain("\n      dos\n");
    }

    [Fact]
    public async Task What_is_typed_while_the_server_is_away_is_sent_when_it_is_back()
    {
        using Tmux terminal = await ConnectedAsync();
        _server.Dispose();
        await terminal.WaitForAsync("─○ ");

        terminal.Type("¿me oyen?");
        terminal.Press("Enter");
        await terminal.WaitForAsync("1 por enviar");

        using PlainServer again = new(_server.Port);
        await terminal.WaitForAsync("─● conectado");
        await terminal.WaitForAsync("ana> ¿me oyen?");
        await terminal.WaitAsync(screen => !screen.Contains("por enviar", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("quit")]
    [InlineData("C-d")]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task The_terminal_is_given_back_however_the_program_ends(string end)
    {
        using Tmux terminal = new(80, 20, "env LC_ALL=C.UTF-8 PS1='$ ' TERM=screen-256color sh");
        await terminal.WaitForAsync("$");
        string before = terminal.Mode;
        terminal.Type($"'{_program}' chat --lang es 127.0.0.1:{_server.Port} ana; echo fin");
        terminal.Press("Enter");
        await terminal.WaitForAsync("─● conectado");
        terminal.Mode.ShouldContain("-icanon");

        if (end == "quit")
        {
            terminal.Type("/quit");
            terminal.Press("Enter");
        }
        else if (end == "C-d")
        {
            terminal.Press("C-d");
        }
        else
        {
            using System.Diagnostics.Process kill = System.Diagnostics.Process.Start("pkill", [$"-{end}", "-P", $"{terminal.ProcessId}"]);
            await kill.WaitForExitAsync();
        }

        (await terminal.WaitForAsync("\nfin\n")).ShouldEndWith("\nfin\n$");
        terminal.Mode.ShouldBe(before);
    }

    [Fact]
    public async Task Ctrl_z_gives_the_terminal_to_the_shell_until_fg()
    {
        using Tmux terminal = new(80, 20, "env LC_ALL=C.UTF-8 PS1='$ ' TERM=screen-256color sh");
        await terminal.WaitForAsync("$");
        terminal.Type($"'{_program}' chat --lang es 127.0.0.1:{_server.Port} ana");
        terminal.Press("Enter");
        await terminal.WaitForAsync("─● conectado");
        terminal.Type("medio escri");
        await terminal.WaitForAsync("medio escri");

        terminal.Press("C-z");
        await terminal.WaitForAsync("Stopped");
        terminal.Mode.ShouldContain(" icanon");
        terminal.Type("fg");
        terminal.Press("Enter");

        await terminal.WaitAsync(screen => screen.EndsWith("lobby> medio escri", StringComparison.Ordinal));

        // The shell hands the terminal over in its own time; whoever was stopped takes it when told to go on.
        await terminal.WaitAsync(_ => terminal.Mode.Contains("-icanon", StringComparison.Ordinal));
    }

    public void Dispose() => _server.Dispose();

    private async Task<Tmux> ConnectedAsync(int columns = 80, int rows = 20)
    {
        Tmux terminal = new(columns, rows, $"env LC_ALL=C.UTF-8 TERM=screen-256color '{_program}' chat --lang es 127.0.0.1:{_server.Port} ana");
        await terminal.WaitForAsync("─● conectado");
        return terminal;
    }
}

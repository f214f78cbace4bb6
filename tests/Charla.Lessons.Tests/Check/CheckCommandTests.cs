using System.Net;
using System.Net.Sockets;
using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Check;

/// <summary><c>charla check</c> as people run it.</summary>
public sealed class CheckCommandTests
{
    [Fact]
    public async Task Where_nobody_listens_nothing_is_judged()
    {
        using Socket taken = new(SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)taken.LocalEndPoint!).Port;

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("check", "server", $"127.0.0.1:{port}", "--exercise", "echo");

        code.ShouldBe(2);
        lines.ShouldHaveSingleItem().ShouldContain("Nobody listens on");
    }

    [Fact]
    public async Task A_client_that_never_comes_is_not_waited_for_longer_than_was_said()
    {
        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("check", "client", "--port", "0", "--exercise", "chat", "--wait", "200ms");

        code.ShouldBe(2);
        lines[^1].ShouldContain("No client connected");
    }

    [Fact]
    public async Task A_program_that_breaks_at_once_is_not_waited_for()
    {
        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("check", "server", "127.0.0.1:0", "-e", "framed", "--run", "python3 -c 'import nothing_of_this_name'");

        code.ShouldBe(2);
        lines.ShouldHaveSingleItem().ShouldContain("ModuleNotFoundError");
    }

    [Fact]
    public async Task Our_own_echo_passes_without_being_started_by_the_check()
    {
        await using RunningProgram server = RunningProgram.Charla("echo", "serve", "--port", "0");
        int port = await server.PortAsync();

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("check", "server", $"127.0.0.1:{port}", "--exercise", "echo");

        code.ShouldBe(0, string.Join('\n', lines));
        lines[^1].ShouldBe("8 of 8 points. Well done!");
    }

    [Fact]
    public async Task A_client_that_a_person_starts_is_waited_for()
    {
        await using RunningProgram check = RunningProgram.Charla("check", "client", "--port", "0", "--exercise", "framed");
        string[] waiting = await check.WaitForAsync("Waiting for your client on ");
        int port = IPEndPoint.Parse(waiting[0].Split(' ')[^1].TrimEnd('…')).Port;
        await using RunningProgram client = RunningProgram.Python(Path.Combine(StudentPrograms.Folder, "framed_client.py"), $"{port}");

        (await check.WaitForExitAsync()).ShouldBe(0, string.Join('\n', check.Lines));
    }

    [Fact]
    public async Task A_server_of_one_client_is_judged_on_it_alone_and_only_advised_to_serve_more()
    {
        const string Once = """
            import socket, sys
            listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
            connection, _ = listener.accept()
            while data := connection.recv(1024):
                connection.sendall(data)
            """;

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("check", "server", "127.0.0.1:0", "-e", "echo", "--run", $"python3 -c '{Once}' {{port}}");

        code.ShouldBe(0, string.Join('\n', lines));
        lines.ShouldContain(line => line.StartsWith("· second-client", StringComparison.Ordinal));
        lines[^1].ShouldBe("8 of 8 points. Well done!");
    }

    [Fact]
    public async Task The_program_and_what_it_started_are_ended()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string run = $"sleep 1000 & echo $! > '{path}'; python3 '{Path.Combine(StudentPrograms.Folder, "stream_client_stays_open.py")}' {{port}}";
        try
        {
            (int code, _) = await RunningProgram.RunCharlaAsync("check", "client", "--port", "0", "-e", "stream", "--timeout", "1s", "--run", run);

            code.ShouldBe(1);
            IsRunning((await File.ReadAllTextAsync(path)).Trim()).ShouldBeFalse();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task What_is_no_time_and_no_address_is_refused()
    {
        (int time, _) = await RunningProgram.RunCharlaAsync("check", "client", "-e", "echo", "--timeout", "0s");
        (int address, string[] lines) = await RunningProgram.RunCharlaAsync("check", "server", "aula:99999", "-e", "echo");

        (time, address).ShouldBe((1, 1));
        lines.ShouldContain(line => line.Contains("aula:99999", StringComparison.Ordinal));
    }

    /// <summary>One that has ended stays listed, as a zombie, until its parent has heard of it.</summary>
    private static bool IsRunning(string id) =>
        Directory.Exists($"/proc/{id}") && !File.ReadLines($"/proc/{id}/status").Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal));
}

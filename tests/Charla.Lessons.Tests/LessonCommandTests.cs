using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests;

/// <summary>The commands as people run them, with a program in Python at the other end.</summary>
public sealed class LessonCommandTests
{
    [Fact]
    public async Task Python_gets_its_echo_from_charla()
    {
        await using RunningProgram server = RunningProgram.Charla("echo", "serve", "--port", "0");
        await using RunningProgram client = RunningProgram.Python("samples/echo/client.py", "mañana 😀", $"{await server.PortAsync()}");

        await client.WaitForAsync("mañana 😀");
        (await client.WaitForExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Charla_gets_its_echo_from_python()
    {
        await using RunningProgram server = RunningProgram.Python("samples/echo/server.py", "0");

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("echo", "send", "mañana 😀", "--port", $"{await server.PortAsync()}");

        code.ShouldBe(0);
        lines[0].ShouldBe("Received: mañana 😀");
    }

    [Fact]
    public async Task Both_echo_datagrams_to_each_other()
    {
        await using RunningProgram ours = RunningProgram.Charla("echo", "serve", "--udp", "--port", "0");
        await using RunningProgram theirs = RunningProgram.Python("samples/echo/udp_server.py", "0");

        await using RunningProgram client = RunningProgram.Python("samples/echo/udp_client.py", "ñandú", $"{await ours.PortAsync()}");
        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("echo", "send", "ñandú", "--udp", "--port", $"{await theirs.PortAsync()}");

        await client.WaitForAsync("ñandú");
        code.ShouldBe(0);
        lines[0].ShouldBe("Received: ñandú");
    }

    [Fact]
    public async Task Charla_shows_every_byte_of_what_python_sends()
    {
        await using RunningProgram server = RunningProgram.Charla("stream", "serve", "--port", "0");
        await using RunningProgram client = RunningProgram.Python("samples/stream/client.py", $"{await server.PortAsync()}", "0");

        await server.WaitForAsync("disconnected");
        (await client.WaitForExitAsync()).ShouldBe(0);
        server.Lines.Count(line => line.Contains(" 1 B ", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Python_receives_the_stream_that_charla_sends()
    {
        await using RunningProgram server = RunningProgram.Python("samples/stream/server.py", "0");

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("stream", "send", "--interval", "0", "--port", $"{await server.PortAsync()}");

        code.ShouldBe(0);
        lines.Length.ShouldBe(10);
        (await server.WaitForExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Charla_reads_the_frames_that_python_sends()
    {
        await using RunningProgram server = RunningProgram.Charla("framed", "serve", "--port", "0");
        await using RunningProgram client = RunningProgram.Python("samples/framed/client.py", $"{await server.PortAsync()}");

        await server.WaitForAsync("disconnected");
        (await client.WaitForExitAsync()).ShouldBe(0);
        server.Lines.ShouldContain(line => line.Contains("[0         ]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Python_reads_the_frames_that_charla_sends()
    {
        await using RunningProgram server = RunningProgram.Python("samples/framed/server.py", "0");

        (int code, _) = await RunningProgram.RunCharlaAsync("framed", "send", "Ñuñoa", "", "Lima", "--interval", "0", "--port", $"{await server.PortAsync()}");

        code.ShouldBe(0);
        (await server.WaitForExitAsync()).ShouldBe(0);
        server.Lines[^3..].ShouldBe(["7 bytes: Ñuñoa", "0 bytes: ", "4 bytes: Lima"]);
    }

    [Fact]
    public async Task A_server_ends_with_success_when_it_is_told_to_stop()
    {
        await using RunningProgram server = RunningProgram.Charla("framed", "serve", "--port", "0");
        await server.PortAsync();

        server.Signal("INT");

        (await server.WaitForExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_probe_says_what_connect_ex_would_return()
    {
        await using RunningProgram server = RunningProgram.Charla("echo", "serve", "--port", "0");
        int port = await server.PortAsync();

        (int open, string[] said) = await RunningProgram.RunCharlaAsync("probe", "127.0.0.1", $"{port}");
        server.Signal("INT");
        await server.WaitForExitAsync();
        (int closed, string[] refused) = await RunningProgram.RunCharlaAsync("probe", "127.0.0.1", $"{port}");

        open.ShouldBe(0);
        said.ShouldHaveSingleItem().ShouldStartWith($"127.0.0.1:{port}  0  open");
        closed.ShouldBe(1);
        refused.ShouldHaveSingleItem().ShouldStartWith($"127.0.0.1:{port}  111  ECONNREFUSED");
    }

    [Theory]
    [InlineData("echo", "send", "--port", "0")]
    [InlineData("stream", "serve", "--buffer", "0")]
    [InlineData("framed", "send", "--interval", "soon")]
    [InlineData("probe", "localhost", "70000")]
    public async Task What_can_not_be_meant_is_refused_before_anything_is_done(params string[] arguments)
    {
        (int code, string[] lines) = await RunningProgram.RunCharlaAsync(arguments);

        code.ShouldBe(1);
        lines[0].ShouldContain(arguments[^1]);
    }
}

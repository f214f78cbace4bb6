using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Pickle;

/// <summary>The commands as people run them, with a program in Python at the other end.</summary>
public sealed class PickleCommandTests : IDisposable
{
    private const string CourseObject = "[{'nombre': 'Elvio', 'apellido': 'Lado'}, ('ene', 'feb', 'mar'), (1+3j)]";

    private readonly string _folder = Directory.CreateTempSubdirectory("charla-pickle-").FullName;

    private string Canary => Path.Combine(_folder, "canary");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Charla_prints_what_Python_pickles()
    {
        await using RunningProgram server = RunningProgram.Charla("pickle", "serve", "--port", "0");
        await using RunningProgram client = RunningProgram.Python("tests/interop/pickle_client.py", $"{await server.PortAsync()}");

        await server.WaitForAsync("1 objects, 0 refused");
        (await client.WaitForExitAsync()).ShouldBe(0);
        server.Lines.ShouldContain($"#1   {CourseObject}");
    }

    [Fact]
    public async Task Charla_refuses_what_Python_would_execute_and_prints_the_rest()
    {
        await using RunningProgram server = RunningProgram.Charla("pickle", "serve", "--port", "0");
        await using RunningProgram client = RunningProgram.Python("tests/interop/pickle_client.py", $"{await server.PortAsync()}", Canary);

        await server.WaitForAsync("1 objects, 1 refused");
        server.Lines.ShouldContain(line => line.Contains("The pickle asks for posix.system", StringComparison.Ordinal));
        server.Lines.ShouldContain($"#1   {CourseObject}");
        File.Exists(Canary).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Python_unpickles_what_Charla_sends(int protocol)
    {
        await using RunningProgram server = RunningProgram.Python("tests/interop/pickle_server.py", "0");

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "send", "--protocol", $"{protocol}", "--port", $"{await server.PortAsync()}");

        code.ShouldBe(0);
        (await server.WaitForExitAsync()).ShouldBe(0);
        server.Lines[^1].ShouldBe(CourseObject);
        lines[0].ShouldStartWith("b'");
    }

    [Fact]
    public async Task Charla_prints_the_very_bytes_that_Python_prints()
    {
        await using RunningProgram server = RunningProgram.Charla("pickle", "serve", "--port", "0");
        int port = await server.PortAsync();
        await using RunningProgram client = RunningProgram.Python("tests/interop/pickle_client.py", $"{port}");
        await client.WaitForExitAsync();

        (_, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "send", "--port", $"{port}");

        lines.ShouldBe(client.Lines);
    }

    [Fact]
    public async Task A_pickle_is_shown_with_its_value_and_its_JSON_framed_or_not()
    {
        string file = Path.Combine(_folder, "two.bin");
        await File.WriteAllTextAsync(file, "13        (lp0\nI1\naNa.\n4         I7\n.");

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "show", file);

        code.ShouldBe(0);
        lines.ShouldContain("Frame with the header [13        ]: inside are 13 bytes of pickle.");
        lines.ShouldContain("Value: [1, None]");
        lines.ShouldContain("JSON:  [1, null]");
        lines.ShouldContain("After STOP 1 bytes are left over; Python ignores them.");
        lines[^1].ShouldBe("JSON:  7");
    }

    [Fact]
    public async Task A_pickle_that_would_run_a_command_is_taken_apart_and_not_run()
    {
        string file = Path.Combine(_folder, "evil.bin");
        await File.WriteAllTextAsync(file, $"cos\nsystem\n(S'touch {Canary}'\ntR.");

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "show", file);

        code.ShouldBe(1);
        lines.ShouldContain(line => line.StartsWith("!!") && line.Contains($"it would call os.system('touch {Canary}')", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("charla pickle show: The pickle asks for os.system") && line.EndsWith("Nothing was executed."));
        File.Exists(Canary).ShouldBeFalse();
    }

    [Theory]
    [InlineData("[1, x]", "“x” is a name")]
    [InlineData("os.system('id')", "“os” is a name")]
    public async Task What_is_no_literal_is_not_sent(string literal, string reason)
    {
        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "send", literal, "--port", "1");

        code.ShouldBe(1);
        lines[0].ShouldContain(reason);
    }

    [Fact]
    public async Task A_protocol_that_there_is_not_is_refused()
    {
        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "send", "--protocol", "6");

        code.ShouldBe(1);
        lines[0].ShouldContain("6: pickle protocols are 0 to 5.");
    }
}

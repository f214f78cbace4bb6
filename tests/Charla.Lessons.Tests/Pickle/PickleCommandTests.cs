using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Pickle;

/// <summary>The commands as people run them, with a program in Python at the other end.</summary>
public sealed class PickleCommandTests
{
    private const string Printed = "[{'ciudad': 'Ñuñoa'}, ('lun', 'mar'), (1+3j)]";

    [Fact]
    public async Task Charla_prints_what_python_sends_and_runs_none_of_it()
    {
        string canary = Path.Combine(Path.GetTempPath(), "charla-canary-" + Path.GetRandomFileName());
        await using RunningProgram server = RunningProgram.Charla("pickle", "serve", "--port", "0");
        await using RunningProgram client = RunningProgram.Python("tests/interop/pickle_client.py", $"{await server.PortAsync()}", canary);

        (await client.WaitForExitAsync()).ShouldBe(0);
        await server.WaitForAsync("disconnected: 7 objects, 1 refused");

        server.Lines.Count(line => line.EndsWith(Printed, StringComparison.Ordinal)).ShouldBe(6);
        server.Lines.ShouldContain(line => line.Contains($"posix.system('touch {canary}')", StringComparison.Ordinal));
        server.Lines.ShouldContain(line => line.EndsWith("datetime.date(2026, 11, 23)", StringComparison.Ordinal));
        File.Exists(canary).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Python_loads_what_charla_sends(int protocol)
    {
        await using RunningProgram server = RunningProgram.Python("tests/interop/pickle_server.py");

        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "send", Printed, "--protocol", $"{protocol}", "--port", $"{await server.PortAsync()}");

        code.ShouldBe(0);
        lines[0].ShouldStartWith("b'");
        await server.WaitForAsync(Printed);
    }

    [Fact]
    public async Task A_text_that_is_no_literal_is_shown_with_its_place()
    {
        (int code, string[] lines) = await RunningProgram.RunCharlaAsync("pickle", "send", "[1, dos]");

        code.ShouldBe(1);
        lines[1..].ShouldBe(["    [1, dos]", "        ^"]);
    }

    [Fact]
    public async Task Show_says_by_its_exit_code_what_a_file_is()
    {
        string path = Path.GetTempFileName();
        try
        {
            (await ShowAsync(path, "N."u8.ToArray())).ShouldBe(0);
            (await ShowAsync(path, "2         N."u8.ToArray())).ShouldBe(0);
            (await ShowAsync(path, "9         N."u8.ToArray())).ShouldBe(1);
            (await ShowAsync(path, [])).ShouldBe(1);
            (await ShowAsync(path, "N"u8.ToArray())).ShouldBe(1);
            (await ShowAsync(path, "cposix\nsystem\n(S'true'\ntR."u8.ToArray())).ShouldBe(3);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<int> ShowAsync(string path, byte[] bytes)
    {
        await File.WriteAllBytesAsync(path, bytes);
        return (await RunningProgram.RunCharlaAsync("pickle", "show", path)).ExitCode;
    }
}

using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Guide;

/// <summary>The samples of the first steps, each end in each language.</summary>
public sealed class SampleTests
{
    private const int LongestSample = 60;

    public static TheoryData<string, string> Languages { get; } = new()
    {
        { "py", "py" },
        { "py", "cs" },
        { "cs", "py" },
        { "cs", "cs" },
    };

    [Fact]
    public void A_sample_fits_on_a_screen()
    {
        Samples.All.Where(sample => File.ReadLines(Path.Combine(RunningProgram.Root, "samples", sample)).Count() > LongestSample).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sample_runs_as_the_guide_says()
    {
        await using RunningProgram program = RunningProgram.Start("dotnet", "run", "samples/calls/Calls.cs");

        await program.WaitForAsync("connect_ex, nobody listens: 111 ConnectionRefused");
        (await program.WaitForExitAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("calls/calls.py", "111 ECONNREFUSED")]
    [InlineData("calls/Calls.cs", "111 ConnectionRefused")]
    public async Task The_nine_calls_do_what_the_table_says(string sample, string refused)
    {
        await using RunningProgram program = Samples.Start(sample);

        (await program.WaitForExitAsync()).ShouldBe(0);
        program.Lines.Length.ShouldBe(6);
        program.Lines[0].ShouldBe("accept: the peer is the caller: True");
        program.Lines[1].ShouldBe("send: 4 bytes");
        program.Lines[2].ShouldContain("hola");
        program.Lines[5].ShouldBe($"connect_ex, nobody listens: {refused}");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task An_echo_comes_back_whole(string server, string client)
    {
        string text = string.Concat(Enumerable.Repeat("mañana 😀 ", 2_000));
        await using RunningProgram serving = Samples.Start(Named("echo", "server", server), "0");
        await using RunningProgram sending = Samples.Start(Named("echo", "client", client), text, $"{await serving.PortAsync()}");

        (await sending.WaitForAsync("came back"))[0].ShouldEndWith($"bytes came back: {text}");
        (await sending.WaitForExitAsync()).ShouldBe(0);
        await serving.WaitForAsync("bye");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_datagram_comes_back(string server, string client)
    {
        await using RunningProgram serving = Samples.Start(server == "py" ? "echo/udp_server.py" : "echo/UdpServer.cs", "0");
        await using RunningProgram sending = Samples.Start(client == "py" ? "echo/udp_client.py" : "echo/UdpClient.cs", "señal", $"{await serving.PortAsync()}");

        await sending.WaitForAsync("6 bytes came back: señal");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_stream_arrives_byte_by_byte_and_no_character_is_lost(string server, string client)
    {
        await using RunningProgram serving = Samples.Start(Named("stream", "server", server), "0", "1");
        await using RunningProgram sending = Samples.Start(Named("stream", "client", client), $"{await serving.PortAsync()}", "0");

        (await serving.WaitForExitAsync()).ShouldBe(0);
        string[] chunks = [.. serving.Lines.Where(line => line.StartsWith("1 bytes [", StringComparison.Ordinal))];
        chunks.Length.ShouldBe("unodostresaño".Length + 1);
        string.Concat(chunks.Select(chunk => chunk["1 bytes [00] ".Length..])).ShouldBe("unodostresaño");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Frames_arrive_one_by_one_the_empty_one_included(string server, string client)
    {
        await using RunningProgram serving = Samples.Start(Named("framed", "server", server), "0");
        await using RunningProgram sending = Samples.Start(Named("framed", "client", client), $"{await serving.PortAsync()}");

        (await serving.WaitForExitAsync()).ShouldBe(0);
        serving.Lines[1..].ShouldBe(["4 bytes: Lima", "7 bytes: Cañete", "0 bytes: ", "5 bytes: Nazca"]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task An_object_arrives_with_its_values(string server, string client)
    {
        await using RunningProgram serving = Samples.Start(server == "py" ? "objects/json_server.py" : "objects/JsonServer.cs", "0");
        await using RunningProgram sending = Samples.Start(client == "py" ? "objects/json_client.py" : "objects/JsonClient.cs", $"{await serving.PortAsync()}");

        (await serving.WaitForExitAsync()).ShouldBe(0);
        serving.Lines[1].ShouldStartWith(server == "py" ? "dict {" : "Object {");
        foreach (string value in (string[])["station", "21.5", "feb"])
        {
            serving.Lines[1].ShouldContain(value);
        }
    }

    [Theory]
    [InlineData("-5        ", "py")]
    [InlineData("-5        ", "cs")]
    [InlineData("9999999999", "py")]
    [InlineData("9999999999", "cs")]
    [InlineData("7         hola", "py")]
    [InlineData("7         hola", "cs")]
    public async Task A_frame_that_lies_is_not_taken_for_a_message(string bytes, string server)
    {
        await using RunningProgram serving = Samples.Start(Named("framed", "server", server), "0");
        await using RunningProgram liar = RunningProgram.Start("bash", "-c", $"printf '%s' '{bytes}' >/dev/tcp/127.0.0.1/{await serving.PortAsync()}");

        (await serving.WaitForExitAsync()).ShouldNotBe(0);
        serving.Lines.ShouldNotContain(line => line.Contains("bytes: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("serial/reader.py")]
    [InlineData("serial/Reader.cs")]
    public async Task A_board_is_read_line_by_line(string reader)
    {
        string folder = Directory.CreateTempSubdirectory("charla-serial-").FullName;
        (string board, string here) = (Path.Combine(folder, "board"), Path.Combine(folder, "here"));
        await using RunningProgram cable = RunningProgram.Start("socat", "-d", "-d", $"pty,raw,echo=0,link={board}", $"pty,raw,echo=0,link={here}");
        await cable.WaitForAsync("starting data transfer");
        await using RunningProgram reading = Samples.Start(reader, here);
        await reading.WaitForAsync("reading");
        await using RunningProgram device = Samples.Start("serial/device.py", board, "21.5", "-3.0");

        await reading.WaitForAsync("temp -3.0");
        reading.Lines[1..].ShouldBe(["temp 21.5", "temp -3.0"]);
    }

    /// <summary>A sample's file as its language names it: <c>echo/server.py</c>, <c>echo/Server.cs</c>.</summary>
    private static string Named(string folder, string role, string language) =>
        language == "py" ? $"{folder}/{role}.py" : $"{folder}/{char.ToUpperInvariant(role[0])}{role[1..]}.cs";
}

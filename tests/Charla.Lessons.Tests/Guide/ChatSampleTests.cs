using Charla.Lessons.Tests.Fakes;

namespace Charla.Lessons.Tests.Guide;

/// <summary>The chat's samples in five languages, in one room with each other.</summary>
public sealed class ChatSampleTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-samples-").FullName;
    private readonly List<RunningProgram> _running = [];

    [Theory]
    [InlineData("chat/chat.py")]
    [InlineData("chat/Chat.cs")]
    [InlineData("chat/chat.js")]
    [InlineData("chat/chat.c")]
    [InlineData("chat/chat.sh")]
    public async Task A_client_of_any_language_talks_in_the_room(string sample)
    {
        string port = await ServeAsync();
        RunningProgram ana = Begin("chat/chat.py", "127.0.0.1", port, "ana");
        RunningProgram other = Begin(sample, "127.0.0.1", port, "Ñandú");
        await ana.WaitForAsync("charla/1 ");
        await other.WaitForAsync("charla/1 ");

        await TalkAsync(ana, "ana", other, "Ñandú");
    }

    [Theory]
    [InlineData("chat/server.py")]
    [InlineData("chat/Server.cs")]
    public async Task A_server_of_the_guide_hands_every_frame_to_everybody(string sample)
    {
        RunningProgram server = Begin(sample, "0");
        string port = $"{await server.PortAsync()}";
        RunningProgram ana = Begin("chat/chat.py", "127.0.0.1", port, "ana");
        RunningProgram luis = Begin("chat/Chat.cs", "127.0.0.1", port, "luis");

        // Whoever sees their own words is in the list.
        await SayAsync(ana, "aquí");
        await ana.WaitForAsync("ana> aquí");
        await SayAsync(luis, "aquí");
        await luis.WaitForAsync("luis> aquí");
        await TalkAsync(ana, "ana", luis, "luis");
    }

    [Theory]
    [InlineData("charla1/client.py")]
    [InlineData("charla1/Client.cs")]
    public async Task A_client_that_speaks_charla_is_told_that_its_message_is_on_disk(string sample)
    {
        string port = await ServeAsync();
        RunningProgram luis = Begin("charla1/client.py", port, "luis", "primero");
        (await luis.WaitForExitAsync()).ShouldBe(0);

        RunningProgram ana = Begin(sample, port, "ana", "¡olé!");

        await ana.WaitForAsync("1 luis: primero");
        await ana.WaitForAsync("2 ana: ¡olé!");
        await ana.WaitForAsync("on disk as number 2");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _running.Reverse();
        foreach (RunningProgram program in _running)
        {
            await program.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static async Task TalkAsync(RunningProgram one, string oneName, RunningProgram other, string otherName)
    {
        await SayAsync(one, "¿quién anda ahí?");
        await other.WaitForAsync($"{oneName}> ¿quién anda ahí?");
        await SayAsync(other, "¡señor 😀!");
        await one.WaitForAsync($"{otherName}> ¡señor 😀!");
        await other.WaitForAsync($"{otherName}> ¡señor 😀!");
    }

    private static async Task SayAsync(RunningProgram who, string line)
    {
        await who.Input.WriteLineAsync(line);
        await who.Input.FlushAsync();
    }

    private RunningProgram Begin(string sample, params string[] arguments) => Keep(Samples.Start(sample, arguments));

    private async Task<string> ServeAsync()
    {
        RunningProgram server = Keep(RunningProgram.Charla("serve", "--port", "0", "--http-port", "0", "--lang", "en", "--data", _folder));
        return (await server.WaitForAsync("charla chat 127.0.0.1:"))[0].Split(':')[^1];
    }

    private RunningProgram Keep(RunningProgram program)
    {
        _running.Add(program);
        return program;
    }
}

using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Server.Admin;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charla.Server.Tests.Admin;

public sealed class AdminSocketTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("charla-admin-").FullName;
    private readonly TaskCompletionSource _hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AdminSocket _socket = null!;

    public Task InitializeAsync() => StartAsync();

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _socket.Dispose();

    [Fact]
    public async Task An_operation_is_run_with_what_came_with_it_and_its_result_comes_back()
    {
        JsonElement result = await AskAsync("echo", new JsonObject { ["text"] = "¡hola, Ñandú!" });

        result.GetString().ShouldBe("¡hola, Ñandú!");
    }

    [Theory]
    [InlineData("nothing", "unknown_op")]
    [InlineData("refuse", "name_taken")]
    [InlineData("break", "internal")]
    [InlineData("slow", "timed_out")]
    [InlineData("echo", "bad_request")]
    public async Task What_can_not_be_done_is_refused_with_a_code_and_a_sentence_in_both_languages(string op, string code)
    {
        AdminRefusal refusal = await Should.ThrowAsync<AdminRefusal>(() => AskAsync(op));

        refusal.Code.ShouldBe(code);
        refusal.Text.Spanish.ShouldNotBeNullOrWhiteSpace();
        refusal.Text.English.ShouldNotBe(refusal.Text.Spanish);
    }

    [Fact]
    public async Task A_failure_of_ours_tells_nothing_of_what_was_in_it()
    {
        AdminRefusal refusal = await Should.ThrowAsync<AdminRefusal>(() => AskAsync("break"));

        refusal.Text.English.ShouldNotContain("secret");
    }

    [Fact]
    public void Only_the_owner_may_open_it()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_folder, AdminPlace.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_socket_left_behind_by_a_server_that_was_killed_is_in_nobodys_way()
    {
        await StopAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder, AdminPlace.FileName), "");
        await StartAsync();

        (await AskAsync("echo", new JsonObject { ["text"] = "a" })).GetString().ShouldBe("a");
    }

    [Fact]
    public async Task Where_no_server_runs_that_is_what_is_said_and_no_socket_is_left()
    {
        await StopAsync();

        File.Exists(Path.Combine(_folder, AdminPlace.FileName)).ShouldBeFalse();
        (await Should.ThrowAsync<AdminRefusal>(() => AskAsync("echo"))).Code.ShouldBe(AdminRefusal.NotRunning);
    }

    [Theory]
    [InlineData("no json\n")]
    [InlineData("[1]\n")]
    [InlineData("{\"op\":7}\n")]
    [InlineData("{\"op\":\"echo\",\"args\":[]}\n")]
    [InlineData("{\"op\":\"echo\",\"args\":{\"text\":{\"a\":1}}}\n")]
    public async Task What_is_no_request_is_answered_as_one_that_is_not_valid(string line)
    {
        (await SayAsync(Encoding.UTF8.GetBytes(line))).ShouldContain("\"code\":\"bad_request\"");
    }

    [Fact]
    public async Task A_request_without_an_end_is_cut_short()
    {
        (await SayAsync(new byte[AdminLines.MaxRequest + 4_096])).ShouldContain("\"code\":\"bad_request\"");
    }

    [Fact]
    public async Task More_askers_than_are_served_at_once_wait_and_are_answered_in_the_end()
    {
        Task<JsonElement>[] waiting = [.. Enumerable.Range(0, AdminSocket.MaxConnections + 4).Select(_ => AskAsync("hold"))];
        await Task.Yield();
        waiting.ShouldAllBe(task => !task.IsCompleted);
        _hold.SetResult();

        (await Task.WhenAll(waiting).WaitAsync(_limit)).Length.ShouldBe(waiting.Length);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_who_says_nothing()
    {
        using Socket silent = await ConnectAsync();

        await StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_folder_whose_path_is_too_long_for_a_socket_is_said_to_be()
    {
        string deep = Path.Combine(_folder, new string('a', 90), new string('b', 90));

        AdminPlace.For(deep).ShouldBeNull();
        (await Should.ThrowAsync<AdminRefusal>(() => AdminClient.AskAsync(deep, "ping", null, _limit, CancellationToken.None))).Code.ShouldBe("path_too_long");
    }

    [Fact]
    public async Task A_running_server_answers_there()
    {
        await using RunningServer server = await RunningServer.StartAsync();

        JsonElement pong = await AdminClient.AskAsync(server.Server.Options.Data, "ping", null, _limit, CancellationToken.None);

        pong.GetProperty("pid").GetInt32().ShouldBe(Environment.ProcessId);
    }

    private async Task StartAsync()
    {
        AdminRegistry registry = new(
        [
            new AdminOperation("echo", static (args, _) => new(JsonValue.Create(args.Text("text")))),
            new AdminOperation("refuse", static (_, _) => throw new AdminRefusal("name_taken", new("Ese nombre ya está.", "That name is taken."))),
            new AdminOperation("break", static (_, _) => throw new InvalidDataException("secret")),
            new AdminOperation("slow", static async (_, limit) => { await Task.Delay(Timeout.Infinite, limit); return null; }) { Limit = TimeSpan.FromMilliseconds(50) },
            new AdminOperation("hold", async (_, limit) => { await _hold.Task.WaitAsync(limit); return null; }),
        ], NullLogger<AdminRegistry>.Instance);
        _socket = new AdminSocket(_folder, registry, NullLogger<AdminSocket>.Instance);
        await _socket.StartAsync(CancellationToken.None);
    }

    private async Task StopAsync()
    {
        await _socket.StopAsync(CancellationToken.None);
        _socket.Dispose();
    }

    private Task<JsonElement> AskAsync(string op, JsonObject? args = null) => AdminClient.AskAsync(_folder, op, args, _limit, CancellationToken.None);

    private async Task<Socket> ConnectAsync()
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(AdminPlace.For(_folder)!);
        return socket;
    }

    private async Task<string> SayAsync(byte[] bytes)
    {
        using Socket socket = await ConnectAsync();
        await using NetworkStream stream = new(socket);
        await stream.WriteAsync(bytes);
        using StreamReader reader = new(stream);
        return await reader.ReadLineAsync().WaitAsync(_limit) ?? "";
    }
}

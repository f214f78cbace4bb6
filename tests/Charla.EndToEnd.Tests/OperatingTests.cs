using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

/// <summary>What an operator does with a server in a process of its own: looks how it is, reads its log, changes its settings.</summary>
public sealed class OperatingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-test-").FullName;

    private string Settings => Path.Combine(_folder, "charla.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Status_tells_how_the_server_is_in_both_languages_and_to_programs()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--tls auto --name aula");
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("taller");
        await ana.SayAsync("taller", "hola", "1");
        await ana.WaitForAsync("ack");
        (await CharlaProgram.RunAsync($"backup '{_folder}/copy.zip' --data '{server.Folder}'")).Code.ShouldBe(0);

        (int code, string text) = await CharlaProgram.RunAsync($"status --data '{server.Folder}'");
        code.ShouldBe(0);
        text.ShouldStartWith("charla “aula” ");
        text.ShouldContain("all is well");
        text.ShouldContain($"{server.Port} (frames), {server.HttpPort} (HTTP and WebSocket)");
        JsonObject status = JsonNode.Parse((await CharlaProgram.RunAsync($"status --json --data '{server.Folder}'")).Output)!.AsObject();
        ((int)status["connections"]!["tcp"]!, (int)status["rooms"]!, (long)status["events"]!, (int)status["pid"]!).ShouldBe((1, 2, 1, server.Id));
        (status["problem"] is null, status["last_backup"] is null, status["certificate_until"] is null).ShouldBe((true, false, false));
        ((long)status["log_bytes"]!).ShouldBeGreaterThan(0);

        (int nobody, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"status --data '{_folder}'");
        nobody.ShouldBe(1);
        errors.ShouldContain("No charla is running");
    }

    [Fact]
    public async Task A_hangup_has_the_settings_read_again_and_a_bad_file_changes_nothing()
    {
        await File.WriteAllTextAsync(Settings, """{ "welcome": "hola" }""");
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--settings '{Settings}'");
        await File.WriteAllTextAsync(Settings, """{ "welcome": "otra cosa", "name": "otro" }""");
        server.Signal("HUP");
        await server.WaitForOutputAsync("changed: welcome");
        await server.WaitForOutputAsync("not until the next start: name");
        using (WirePeer peer = await WirePeer.ConnectAsync(server.Port))
        {
            peer.Greeted.ShouldBe("charla/1 charla: otra cosa");
        }

        await File.WriteAllTextAsync(Settings, """{ "welcome": "nada", "guests": "quizá" }""");
        server.Signal("HUP");
        await server.WaitForOutputAsync("so nothing changes: guests = quizá");
        await File.WriteAllTextAsync(Settings, "{ no json");
        server.Signal("HUP");
        await server.WaitForOutputAsync("nothing changes: Failed to load configuration");
        using WirePeer after = await WirePeer.ConnectAsync(server.Port);
        after.Greeted.ShouldBe("charla/1 charla: otra cosa");
    }

    [Fact]
    public async Task As_json_each_line_of_the_log_is_an_object_with_its_events_number_and_no_secret_is_in_it()
    {
        const string Password = "correct horse battery";
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--log-format json --log-level debug");
        using WirePeer eva = await WirePeer.ConnectAsync(server.Port);
        List<string> told = [];
        await eva.SendAsync(new JsonObject { ["op"] = "register", ["name"] = "eva", ["password"] = Password, ["remember"] = true });
        string first = (string)(await eva.WaitForAsync("registered"))["token"]!;
        await eva.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = "eva" });
        string session = (string)(await eva.WaitForAsync("welcome"))["session"]!;
        await eva.SendAsync(new JsonObject { ["op"] = "tokens", ["new"] = "bot" });
        string second = (string)(await eva.WaitForAsync("tokens"))["token"]!;
        string invite = (await CharlaProgram.RunAsync($"invite --data '{server.Folder}'")).Output;
        foreach (JsonObject wrong in new JsonObject[]
        {
            new() { ["op"] = "sign_in", ["name"] = "eva", ["password"] = Password + "1" },
            new() { ["op"] = "sign_in", ["token"] = second + "1" },
            new() { ["op"] = "password", ["old"] = Password + "2", ["new"] = Password + "3" },
            new() { ["op"] = "register", ["name"] = "ana", ["password"] = Password, ["invite"] = 7 },
        })
        {
            await eva.SendAsync(wrong);
            told.Add((await eva.WaitForAsync("error")).ToJsonString());
        }

        await eva.SendPlainAsync($$"""{"op":"sign_in","name":"eva","password":"{{Password}}",}""");
        told.Add((await eva.WaitForAsync("error")).ToJsonString());
        string status = (await CharlaProgram.RunAsync($"status --json --data '{server.Folder}'")).Output;
        using HttpClient browser = new();
        string metrics = await browser.GetStringAsync($"http://127.0.0.1:{server.HttpPort}/metrics");
        await server.WaitForOutputAsync("bad_json");

        string[] everything = [server.Output, status, metrics, .. told];
        foreach (string secret in new[] { Password, first, second, session, invite })
        {
            secret.Length.ShouldBeGreaterThan(10);
            everything.ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal));
        }

        JsonElement[] lines = [.. server.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        lines.ShouldContain(line => line.GetProperty("EventId").GetInt32() == 1 && line.GetProperty("LogLevel").GetString() == "Information");
        lines.ShouldAllBe(line => line.GetProperty("Timestamp").GetString()!.EndsWith('Z'));
    }

    [Fact]
    public async Task A_server_whose_disk_is_full_is_not_ready_until_it_has_room_again()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(shell: "trap '' XFSZ");
        using HttpClient browser = new() { BaseAddress = new Uri($"http://127.0.0.1:{server.HttpPort}") };
        (await browser.GetStringAsync("/readyz")).ShouldBe("ok\n");
        server.LimitFiles("1");
        await UntilAsync(async () => await BodyAsync() is var body && body.StartsWith("the log can't be written: ", StringComparison.Ordinal));
        (await browser.GetStringAsync("/healthz")).ShouldBe("ok\n");
        (await CharlaProgram.RunAsync($"status --data '{server.Folder}'")).Code.ShouldBe(2);
        server.LimitFiles("unlimited");
        await UntilAsync(async () => await BodyAsync() == "ok\n");

        async Task<string> BodyAsync()
        {
            using HttpResponseMessage answer = await browser.GetAsync("/readyz");
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task A_service_manager_that_waits_for_it_is_told_when_it_is_ready_and_when_it_stops()
    {
        string place = Path.Combine(_folder, "notify.sock");
        using Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(place));
        await using ServerProcess server = await ServerProcess.StartAsync(shell: $"export NOTIFY_SOCKET='{place}'");
        (await ReadAsync()).ShouldBe("READY=1");
        server.Signal("TERM");
        (await ReadAsync()).ShouldBe("STOPPING=1");
        (await server.WaitForExitAsync()).ShouldBe(0);

        async Task<string> ReadAsync()
        {
            using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
            byte[] buffer = new byte[100];
            return System.Text.Encoding.UTF8.GetString(buffer, 0, await manager.ReceiveAsync(buffer, limit.Token));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(40));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }
}

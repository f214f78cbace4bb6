using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

public sealed class LifeTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task On_a_signal_the_server_commits_what_it_accepted_says_bye_and_ends_with_0(string signal)
    {
        string folder = ServerProcess.NewFolder();
        List<long> acknowledged = [];
        await using (ServerProcess server = await ServerProcess.StartAsync(folder))
        {
            using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
            using WirePeer plain = await WirePeer.ConnectAsync(server.Port);
            await ana.JoinAsync("lobby");
            for (int i = 0; i < 200; i++)
            {
                await ana.SayAsync("lobby", $"text {i}", $"n{i}");
            }

            ((long)(await ana.WaitForAsync("ack"))["seq"]!).ShouldBe(1);
            server.Signal(signal);
            JsonObject bye = await ana.WaitForAsync("bye");
            ((string)bye["reason"]!).ShouldBe("shutting_down");
            acknowledged = [1, .. ana.PassedOver().Where(m => (string)m["op"]! == "ack").Select(m => (long)m["seq"]!)];
            (await plain.ReadToEndAsync()).ShouldContain("charla/1 notice: ");
            (await server.WaitForExitAsync()).ShouldBe(0);
        }

        await using ServerProcess again = await ServerProcess.StartAsync(folder);
        using WirePeer reader = await WirePeer.HelloAsync(again.Port, "luis");
        long head = (long)(await reader.JoinAsync("lobby"))["head"]!;
        head.ShouldBeGreaterThanOrEqualTo(acknowledged.Max());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_line_and_a_failure()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        (int code, string output) = await ServerProcess.FailAsync(null, $"--port {((IPEndPoint)taken.LocalEndpoint).Port}");
        code.ShouldBe(1);
        output.Split('\n').ShouldHaveSingleItem().ShouldContain("--port");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_one_clear_line_and_a_failure()
    {
        string file = Path.GetTempFileName();
        (int code, string output) = await ServerProcess.FailAsync(Path.Combine(file, "data"));
        code.ShouldBe(1);
        output.Split('\n').ShouldHaveSingleItem().ShouldContain("data folder");
        File.Delete(file);
    }

    [Fact]
    public async Task A_folder_that_another_server_uses_is_one_clear_line_and_a_failure()
    {
        await using ServerProcess first = await ServerProcess.StartAsync();
        (int code, string output) = await ServerProcess.FailAsync(first.Folder);
        code.ShouldBe(1);
        output.Split('\n').ShouldHaveSingleItem().ShouldContain("data folder");
    }

    [Fact]
    public async Task A_damaged_database_is_one_clear_line_and_a_failure()
    {
        string folder = Directory.CreateDirectory(ServerProcess.NewFolder()).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "charla.db"), new string('?', 50_000));
        (int code, string output) = await ServerProcess.FailAsync(folder);
        code.ShouldBe(1);
        output.Split('\n').ShouldHaveSingleItem().ShouldContain("data folder");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_setting_that_is_not_valid_is_one_clear_line_and_a_failure()
    {
        (int code, string output) = await ServerProcess.FailAsync(null, "--bind nowhere");
        code.ShouldBe(1);
        output.Split('\n').ShouldHaveSingleItem().ShouldContain("setting");
    }

    [Fact]
    public async Task The_command_line_wins_over_the_environment_and_that_over_the_settings_file()
    {
        string settings = Path.GetTempFileName();
        await File.WriteAllTextAsync(settings, """{ "name": "from-file", "welcome": "welcome from file", "maxPayload": 2000 }""");
        await using ServerProcess server = await ServerProcess.StartAsync(more: $"--settings {settings} --name from-line", shell: "export CHARLA_NAME=from-environment CHARLA_WELCOME='welcome from environment'");
        using WirePeer peer = await WirePeer.ConnectAsync(server.Port);
        await peer.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = "ana" });
        JsonObject welcome = await peer.WaitForAsync("welcome");
        ((string)welcome["server"]!["name"]!).ShouldBe("from-line");
        ((int)welcome["limits"]!["payload"]!).ShouldBe(2000);
        using TcpClient raw = new("127.0.0.1", server.Port);
        byte[] greeting = new byte[200];
        int length = await raw.GetStream().ReadAsync(greeting);
        System.Text.Encoding.UTF8.GetString(greeting, 0, length).ShouldEndWith("charla/1 from-line: welcome from environment");
        File.Delete(settings);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_an_error_to_senders_and_the_server_recovers_when_there_is_space()
    {
        // A soft limit on file sizes stands in for the full disk: writing fails just so, and it can be lifted from outside.
        await using ServerProcess server = await ServerProcess.StartAsync(shell: "trap '' XFSZ");
        server.LimitFiles("1000000");
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        await ana.JoinAsync("lobby");
        string large = new('x', 60_000);
        long lastAcknowledged = 0;
        JsonObject answer;
        for (int i = 0; ; i++)
        {
            await ana.SayAsync("lobby", large, $"n{i}");
            answer = await NextAnswerAsync(ana);
            if ((string)answer["op"]! == "error")
            {
                break;
            }

            lastAcknowledged = (long)answer["seq"]!;
        }

        ((string)answer["code"]!).ShouldBe("unavailable");
        lastAcknowledged.ShouldBeGreaterThan(2);
        await server.WaitForOutputAsync("can't be written");
        server.LimitFiles("unlimited");
        await ana.SayAsync("lobby", "there is space again", "again");
        JsonObject ack = await NextAnswerAsync(ana);
        ((string)ack["op"]!).ShouldBe("ack");
        ((long)ack["seq"]!).ShouldBe(lastAcknowledged + 1);
        await server.WaitForOutputAsync("can be written again");
    }

    private static async Task<JsonObject> NextAnswerAsync(WirePeer peer)
    {
        while (true)
        {
            JsonObject message = await peer.ReadMessageAsync();
            if ((string)message["op"]! is "ack" or "error")
            {
                return message;
            }
        }
    }
}

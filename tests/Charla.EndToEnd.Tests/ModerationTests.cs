using System.Diagnostics;
using System.Text.Json.Nodes;
using Charla.Client;

namespace Charla.EndToEnd.Tests;

/// <summary>Order in rooms with the real program: the operator's commands, the course's own client, and what a restart leaves.</summary>
public sealed class ModerationTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_lobby_without_guests_is_not_for_the_courses_client_until_it_is_again()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        (await CharlaAsync("room", "set", "lobby", "--guests", "no", "--data", server.Folder)).ShouldBe((0, "Done."));
        await using PythonPeer student = new("plain_client.py", "127.0.0.1", $"{server.Port}", "ana");
        (await student.ReadLineAsync())!.ShouldStartWith("charla/1 ");

        await student.TypeAsync("¿hay alguien?");
        (await student.ReadLineAsync())!.ShouldStartWith("charla/1 error auth_required:");
        (await CharlaAsync("room", "set", "lobby", "--guests", "yes", "--data", server.Folder)).ShouldBe((0, "Done."));
        await student.TypeAsync("señor");

        (await student.ReadLineAsync()).ShouldBe("ana> señor");
    }

    [Fact]
    public async Task Who_the_operator_bans_is_closed_and_stays_out_over_a_restart_and_it_is_written_down()
    {
        string folder = ServerProcess.NewFolder();
        try
        {
            await using (ServerProcess server = await ServerProcess.StartAsync(folder))
            {
                await using PythonPeer luis = new("plain_client.py", "127.0.0.1", $"{server.Port}", "luis");
                using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
                await ana.JoinAsync("lobby");
                await luis.ReadLineAsync();
                await luis.TypeAsync("hola");
                await luis.ReadLineAsync();

                (await CharlaAsync("room", "ban", "lobby", "luis", "--reason", "ruido", "--data", folder)).ExitCode.ShouldBe(0);

                JsonObject seen = await ana.WaitForAsync("moderated");
                ((string?)seen["act"], (string?)seen["who"], (string?)seen["reason"], (string?)seen["from"]).ShouldBe(("ban", "luis", "ruido", "charla"));
                (await luis.ReadLineAsync())!.ShouldStartWith("charla/1 notice: ");
                (await luis.ReadLineAsync())!.ShouldStartWith("charla/1 notice: ");
                server.Signal("TERM");
                await server.WaitForExitAsync();
            }

            await using (ServerProcess server = await ServerProcess.StartAsync(folder))
            {
                using WirePeer luis = await WirePeer.HelloAsync(server.Port, "luis");
                await luis.SendAsync(new JsonObject { ["op"] = "join", ["room"] = "lobby", ["after"] = 0 });
                JsonObject refused = await luis.WaitForAsync("error");
                ((string?)refused["code"], (string?)refused["room"]).ShouldBe(("banned", "lobby"));
                server.Signal("TERM");
                await server.WaitForExitAsync();
            }

            // On a folder that no server has.
            (await CharlaAsync("room", "unban", "lobby", "luis", "--data", folder)).ExitCode.ShouldBe(0);
            (int code, string audit) = await CharlaAsync("audit", "--json", "--data", folder);
            code.ShouldBe(0);
            JsonNode.Parse(audit)!.AsArray().Select(entry => ((string?)entry!["act"], (string?)entry["who"], (string?)entry["reason"], (string?)entry["room"]))
                .ShouldBe([("unban", "luis", null, "lobby"), ("ban", "luis", "ruido", "lobby")]);
            (await CharlaAsync("room", "show", "lobby", "--data", folder)).Output.ShouldNotContain("luis");
            (await CharlaAsync("room", "kick", "lobby", "nobody", "--data", folder)).ExitCode.ShouldBe(1);
            (await CharlaAsync("room", "list", "--data", folder)).Output.ShouldStartWith("lobby");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_program_of_the_client_library_keeps_its_room_in_order_and_goes_on_in_it_under_another_name()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await using ChatClient ana = await ConnectAsync(server, "ana");
        await using ChatClient luis = await ConnectAsync(server, "luis");
        await ana.Account.RegisterAsync("correct horse");
        await ana.JoinAsync("taller");
        await luis.JoinAsync("taller");

        await ana.Moderation.MuteAsync("taller", "luis", TimeSpan.FromHours(1), "calma");
        (await Should.ThrowAsync<ChatException>(() => luis.SendAsync("taller", "hola"))).Code.ShouldBe("muted");
        await ana.Moderation.UnmuteAsync("taller", "luis");
        await ana.Moderation.RenameAsync("taller", "laboratorio");
        SendReceipt receipt = await luis.SendAsync("laboratorio", "hola");
        await ana.Moderation.KickAsync("laboratorio", "luis");

        (receipt.Room, receipt.Seq).ShouldBe(("laboratorio", 4));
        (await ana.Moderation.SetupAsync("taller")).ShouldSatisfyAllConditions(
            setup => setup.Room.ShouldBe("laboratorio"), setup => setup.Role.ShouldBe("owner"), setup => setup.May.ShouldContain("kick"));
        List<ChatEvent> seen = [];
        await foreach (ChatEvent happened in luis.Events)
        {
            seen.Add(happened);
            if (happened is RoomLeft { Code: "kicked" })
            {
                break;
            }
        }

        seen.OfType<RoomLogEvent>().Select(entry => entry.Seq).ShouldBe([1, 2, 3, 4, 5]);
        seen.OfType<RoomModerated>().Select(done => done.English).ShouldBe(
            [seen.OfType<RoomModerated>().First().English, "ana unmuted luis", "ana called the room \"laboratorio\"", "ana threw luis out"]);
        seen.OfType<RoomModerated>().First().English.ShouldStartWith("ana muted luis until ");
        seen.OfType<GapReported>().ShouldBeEmpty();
    }

    private static async Task<ChatClient> ConnectAsync(ServerProcess server, string name)
    {
        ChatClient client = new(new ChatClientOptions { Server = ServerAddress.Parse($"tcp://127.0.0.1:{server.Port}"), Name = name });
        await client.StartAsync();
        return client;
    }

    private static async Task<(int ExitCode, string Output)> CharlaAsync(params string[] words)
    {
        ProcessStartInfo start = new(ServerProcess.Executable, words) { RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LC_ALL"] = "C" } };
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(_limit);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output.TrimEnd());
    }
}

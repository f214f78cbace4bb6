using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

/// <summary>The operator's commands against a server in a process of its own.</summary>
public sealed class AccountTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_account_made_by_command_is_its_owners_alone_and_out_at_once_when_it_is_disabled()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--registration closed --guests no");
        (await RunAsync($"user add ana --data '{server.Folder}' --password-file -", "correct horse\n")).ShouldBe((0, "Done."));
        (await RunAsync($"user add eva --data '{server.Folder}' --password-file -", "corta\n")).Code.ShouldBe(1);
        string token = (await RunAsync($"user token ana --new bot --data '{server.Folder}'")).Output;

        using WirePeer guest = await WirePeer.ConnectAsync(server.Port);
        await guest.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = "luis" });
        ((string)(await guest.WaitForAsync("error"))["code"]!).ShouldBe("auth_required");
        await guest.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["token"] = token });
        ((string)(await guest.WaitForAsync("welcome"))["account"]!).ShouldBe("ana");

        (await RunAsync($"user disable ana --data '{server.Folder}'")).ShouldBe((0, "Done."));
        ((string)(await guest.WaitForAsync("bye"))["reason"]!).ShouldBe("account_disabled");
        server.Output.ShouldNotContain(token);
        server.Output.ShouldNotContain("correct horse");
        (await RunAsync($"user list --data '{server.Folder}'")).Output.ShouldContain("disabled");
    }

    /// <summary>Runs the program; what it prints on standard output, and the exit code.</summary>
    private static async Task<(int Code, string Output)> RunAsync(string words, string input = "")
    {
        ProcessStartInfo start = new("bash", ["-c", $"LC_ALL=C exec '{ServerProcess.Executable}' {words}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(_limit);
        await process.WaitForExitAsync().WaitAsync(_limit);
        return (process.ExitCode, output.Trim());
    }
}

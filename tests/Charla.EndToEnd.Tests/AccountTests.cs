using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

/// <summary>The operator's commands against a server in a process of its own.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task An_account_made_by_command_is_its_owners_alone_and_out_at_once_when_it_is_disabled()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(more: "--registration closed --guests no");
        (await CharlaProgram.RunAsync($"user add ana --data '{server.Folder}' --password-file -", "correct horse\n")).ShouldBe((0, "Done."));
        (await CharlaProgram.RunAsync($"user add eva --data '{server.Folder}' --password-file -", "corta\n")).Code.ShouldBe(1);
        string token = (await CharlaProgram.RunAsync($"user token ana --new bot --data '{server.Folder}'")).Output;

        using WirePeer guest = await WirePeer.ConnectAsync(server.Port);
        await guest.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["name"] = "luis" });
        ((string)(await guest.WaitForAsync("error"))["code"]!).ShouldBe("auth_required");
        await guest.SendAsync(new JsonObject { ["op"] = "hello", ["v"] = 1, ["token"] = token });
        ((string)(await guest.WaitForAsync("welcome"))["account"]!).ShouldBe("ana");

        (await CharlaProgram.RunAsync($"user disable ana --data '{server.Folder}'")).ShouldBe((0, "Done."));
        ((string)(await guest.WaitForAsync("bye"))["reason"]!).ShouldBe("account_disabled");
        server.Output.ShouldNotContain(token);
        server.Output.ShouldNotContain("correct horse");
        (await CharlaProgram.RunAsync($"user list --data '{server.Folder}'")).Output.ShouldContain("disabled");
    }
}

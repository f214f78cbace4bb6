using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace Charla.EndToEnd.Tests;

/// <summary>A room taken out of a running server, read by people, and put into another one.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class TransferTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-test-").FullName;

    private string Lines => Path.Combine(_folder, "room.jsonl");

    private string Other => Path.Combine(_folder, "other");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Exported_imported_and_exported_again_a_room_is_the_same_to_the_last_byte()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await FillAsync(server);
        (await CharlaProgram.RunAsync($"export taller --data '{server.Folder}' -o '{Lines}'")).Code.ShouldBe(0);
        (await CharlaProgram.RunAsync($"import '{Lines}' --data '{Other}'")).Code.ShouldBe(0);
        (await CharlaProgram.RunAsync($"export taller --data '{Other}' -o '{Lines}.again'")).Code.ShouldBe(0);

        string exported = await File.ReadAllTextAsync(Lines);
        exported.ShouldBe(await File.ReadAllTextAsync(Lines + ".again"));
        exported.TrimEnd('\n').Split('\n').Length.ShouldBe(1 + 9);
        File.GetUnixFileMode(Lines).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        // A server takes it as its own: history, reactions, topic and search.
        await using ServerProcess other = await ServerProcess.StartAsync(Other);
        using WirePeer eva = await WirePeer.HelloAsync(other.Port, "eva");
        JsonObject joined = await eva.JoinAsync("taller");
        ((long)joined["head"]!, (string?)joined["topic"]).ShouldBe((9, "Tema <b>"));
        await eva.SendAsync(new JsonObject { ["op"] = "history", ["room"] = "taller" });
        JsonArray events = (await eva.WaitForAsync("history"))["events"]!.AsArray();
        ((string?)events[0]!["text"], events[0]!["edited"] is not null, (string?)events[0]!["reactions"]!["👋"]![0]).ShouldBe(("hola, ñandú", true, "luis"));
        ((string?)events[1]!["text"], (bool?)events[1]!["deleted"]).ShouldBe(("", true));
        await eva.SayAsync("taller", "y sigue", "n1");
        ((long)(await eva.WaitForAsync("ack"))["seq"]!).ShouldBe(10);
    }

    [Fact]
    public async Task The_page_is_one_file_in_the_readers_language_in_which_nothing_that_was_written_is_markup()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await FillAsync(server);
        (int code, string page) = await CharlaProgram.RunAsync($"export taller --format html --lang es --data '{server.Folder}'");
        code.ShouldBe(0);
        page.ShouldStartWith("<!DOCTYPE html>");
        page.ShouldContain("<html lang=\"es\">");
        page.ShouldContain("hola, &#241;and&#250;");
        page.ShouldContain("(mensaje borrado)");
        page.ShouldContain("👋 luis".Replace("👋", "&#128075;"));
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("secreto borrado");
        page.ShouldNotContain("src=");
        page.ShouldNotContain("http://");
        (await CharlaProgram.RunAsync($"export taller --format html --lang en --data '{server.Folder}'")).Output.ShouldContain("(message deleted)");
    }

    [Fact]
    public async Task The_text_shows_what_stands_and_moves_no_cursor()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await FillAsync(server);
        (int code, string text) = await CharlaProgram.RunAsync($"export taller --format text --data '{server.Folder}'");
        code.ShouldBe(0);
        text.ShouldStartWith("# Room taller: Tema <b>\n");
        text.ShouldContain("ana> hola, ñandú  (edited)\n    [👋 luis]");
        text.ShouldContain("(message deleted)");
        text.ShouldNotContain("\u001b");
        (await CharlaProgram.RunAsync($"export nada --data '{server.Folder}'")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_room_with_events_takes_more_only_when_told_and_then_they_stand_behind()
    {
        await ExportAsync();
        (await CharlaProgram.RunAsync($"import '{Lines}' --data '{Other}'")).Code.ShouldBe(0);
        (int code, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"import '{Lines}' --data '{Other}'");
        code.ShouldBe(1);
        errors.ShouldContain("has 9 events already");
        (await CharlaProgram.RunAsync($"import '{Lines}' --data '{Other}' --append")).Code.ShouldBe(0);
        (await CharlaProgram.RunAsync($"import '{Lines}' --data '{Other}' --room copia")).Code.ShouldBe(0);

        string[] twice = (await CharlaProgram.RunAsync($"export taller --data '{Other}'")).Output.Split('\n');
        twice.Length.ShouldBe(1 + 18);
        JsonNode edit = twice.Select(line => JsonNode.Parse(line)!).Last(line => (string?)line["op"] == "edited");
        ((long)edit["target"]!).ShouldBe(10);
        (await CharlaProgram.RunAsync($"export copia --data '{Other}'")).Output.Split('\n').Length.ShouldBe(1 + 9);
    }

    [Theory]
    [InlineData(0, "{\"op\":\"message\"}", "Line 1 ")]
    [InlineData(3, "{\"op\":\"message\",\"seq\":\"x\"}", "Line 4 ")]
    [InlineData(3, "no json", "Line 4 ")]
    [InlineData(5, "{\"op\":\"pong\"}", "Line 6 ")]
    [InlineData(9, null, "9 events were announced, and there are 8")]
    public async Task A_line_that_is_none_is_named_and_nothing_is_imported(int index, string? line, string expected)
    {
        await ExportAsync();
        List<string> lines = [.. (await File.ReadAllLinesAsync(Lines))];
        lines.RemoveAt(index);
        lines.InsertRange(index, line is null ? [] : [line]);
        await File.WriteAllLinesAsync(Lines, lines);

        (int code, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"import '{Lines}' --data '{Other}'");
        code.ShouldBe(1);
        errors.Split('\n').ShouldHaveSingleItem().ShouldContain(expected);
        (await CharlaProgram.RunAsync($"export taller --data '{Other}'")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_running_servers_folder_is_not_imported_into()
    {
        await ExportAsync();
        await using ServerProcess server = await ServerProcess.StartAsync();
        (int code, _, string errors) = await CharlaProgram.RunWithErrorsAsync($"import '{Lines}' --data '{server.Folder}'");
        code.ShouldBe(1);
        errors.ShouldContain("in use");
    }

    private async Task ExportAsync()
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        await FillAsync(server);
        (await CharlaProgram.RunAsync($"export taller --data '{server.Folder}' -o '{Lines}'")).Code.ShouldBe(0);
    }

    /// <summary>Nine events of every kind, by two people who use the same nonces.</summary>
    private static async Task FillAsync(ServerProcess server)
    {
        using WirePeer ana = await WirePeer.HelloAsync(server.Port, "ana");
        using WirePeer luis = await WirePeer.HelloAsync(server.Port, "luis");
        await ana.JoinAsync("taller");
        await luis.JoinAsync("taller");
        await DoAsync(ana, new() { ["op"] = "send", ["text"] = "hola", ["nonce"] = "1" });
        await DoAsync(luis, new() { ["op"] = "send", ["text"] = "secreto borrado", ["nonce"] = "1" });
        await DoAsync(ana, new() { ["op"] = "edit", ["seq"] = 1, ["text"] = "hola, ñandú", ["nonce"] = "2" });
        await DoAsync(luis, new() { ["op"] = "react", ["seq"] = 1, ["emoji"] = "👋", ["nonce"] = "2" });
        await DoAsync(ana, new() { ["op"] = "react", ["seq"] = 2, ["emoji"] = "👎", ["nonce"] = "3" });
        await DoAsync(luis, new() { ["op"] = "delete", ["seq"] = 2, ["nonce"] = "3" });
        await DoAsync(ana, new() { ["op"] = "topic", ["text"] = "Tema <b>", ["nonce"] = "4" });
        await DoAsync(luis, new() { ["op"] = "send", ["text"] = "<script>alert(1)</script>\n\u001b[2J", ["reply_to"] = 1, ["nonce"] = "5", ["data"] = new JsonObject { ["t"] = 21.50 } });
        await DoAsync(luis, new() { ["op"] = "react", ["seq"] = 8, ["emoji"] = "🙂", ["on"] = false, ["nonce"] = "6" });
    }

    private static async Task DoAsync(WirePeer peer, JsonObject request)
    {
        request["room"] = "taller";
        await peer.SendAsync(request);
        await peer.WaitForAsync("ack");
    }
}

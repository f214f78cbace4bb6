using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Server.Admin;

namespace Charla.Server.Tests.Admin;

/// <summary>The operator's rooms and what was written down: the same answers from a server that runs and from a folder that none has.</summary>
public sealed class RoomOperationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("charla-rooms-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rooms_are_set_kept_in_order_and_shown_and_all_of_it_is_written_down(bool running)
    {
        await using RunningServer? server = running ? await RunningServer.StartAsync(null, folder: _folder) : null;

        await AskAsync(AccountOperations.Add, new() { ["name"] = "Ana", ["password"] = "correct horse" });
        await AskAsync(RoomOperations.Set, new() { ["room"] = "lobby", ["guests"] = false, ["keep_days"] = 30 });
        await AskAsync(RoomOperations.Role, new() { ["room"] = "lobby", ["who"] = "ana", ["role"] = "moderator" });
        await AskAsync(RoomOperations.Ban, new() { ["room"] = "lobby", ["address"] = "10.1.2.3/8", ["reason"] = "spam" });
        await AskAsync(RoomOperations.Mute, new() { ["room"] = "lobby", ["who"] = "pepe", ["seconds"] = 60 });

        JsonElement shown = await AskAsync(RoomOperations.Show, new() { ["room"] = "LOBBY" });
        (shown.GetProperty("guests").GetBoolean(), shown.GetProperty("keep_days").GetInt64(), shown.GetProperty("head").GetInt64(), shown.GetProperty("moderators")[0].GetString()).ShouldBe((false, 30, 4, "ana"));
        shown.GetProperty("bans").EnumerateArray().Select(ban => (ban.GetProperty("address").GetString(), ban.GetProperty("name").GetString(), ban.GetProperty("mute").GetBoolean()))
            .ShouldBe([("10.0.0.0/8", null, false), (null, "pepe", true)]);
        (await AskAsync(RoomOperations.List)).EnumerateArray().Single().GetProperty("room").GetString().ShouldBe("lobby");
        (await AskAsync(RoomOperations.Audit)).EnumerateArray().Select(entry => (entry.GetProperty("act").GetString(), entry.GetProperty("who").GetString(), entry.GetProperty("room").GetString()))
            .ShouldBe([("mute", "pepe", "lobby"), ("ban", null, "lobby"), ("role", "Ana", "lobby"), ("settings", null, "lobby"), ("account", "ana", null)]);
    }

    [Theory]
    [InlineData(RoomOperations.Show, """{"room":"nowhere"}""", "no_such_room")]
    [InlineData(RoomOperations.Set, """{"room":"lobby","access":"secret"}""", "bad_request")]
    [InlineData(RoomOperations.Set, """{"room":"lobby","guests":"maybe"}""", "bad_request")]
    [InlineData(RoomOperations.Role, """{"room":"lobby","who":"nobody","role":"owner"}""", "no_such_account")]
    [InlineData(RoomOperations.Rename, """{"room":"lobby","name":"otra"}""", "forbidden")]
    [InlineData(RoomOperations.Audit, """{"limit":0}""", "bad_request")]
    public async Task What_can_not_be_done_is_refused_with_its_code(string op, string args, string code)
    {
        JsonObject given = JsonNode.Parse(args)!.AsObject();

        (await Should.ThrowAsync<AdminRefusal>(() => AskAsync(op, given))).Code.ShouldBe(code);
    }

    private Task<JsonElement> AskAsync(string op, JsonObject? args = null) => AdminDoor.AskAsync(_folder, op, args ?? [], mayMake: true, CancellationToken.None);
}

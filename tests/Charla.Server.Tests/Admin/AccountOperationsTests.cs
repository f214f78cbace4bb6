using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Core.Accounts;
using Charla.Server.Admin;
using Charla.Storage;

namespace Charla.Server.Tests.Admin;

/// <summary>The operator's accounts: the same answers from a server that runs and from a folder that none has.</summary>
public sealed class AccountOperationsTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly string _folder = Directory.CreateTempSubdirectory("charla-accounts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Accounts_are_made_listed_changed_and_given_tokens(bool running)
    {
        RunningServer? server = running ? await RunningServer.StartAsync(null, folder: _folder) : null;

        await AskAsync(AccountOperations.Add, new() { ["name"] = "Ana", ["password"] = Password, ["role"] = "admin" });
        await AskAsync(AccountOperations.Disable, new() { ["name"] = "ana" });
        JsonElement listed = (await AskAsync(AccountOperations.List))[0];
        (listed.GetProperty("name").GetString(), listed.GetProperty("role").GetString(), listed.GetProperty("disabled").GetBoolean()).ShouldBe(("Ana", "admin", true));

        await AskAsync(AccountOperations.Enable, new() { ["name"] = "ANA" });
        await AskAsync(AccountOperations.Role, new() { ["name"] = "ana", ["role"] = "user" });
        string token = (await AskAsync(AccountOperations.NewToken, new() { ["name"] = "ana", ["label"] = "bot" })).GetProperty("token").GetString()!;
        long id = (await AskAsync(AccountOperations.ListTokens, new() { ["name"] = "ana" }))[0].GetProperty("id").GetInt64();
        string invite = (await AskAsync(AccountOperations.Invite, new() { ["uses"] = 2, ["seconds"] = 60 })).GetString()!;
        await AskAsync(AccountOperations.Password, new() { ["name"] = "ana", ["password"] = "another password" });
        await (server?.DisposeAsync() ?? default);

        using (SqliteAccountStore store = SqliteAccountStore.Open(_folder, TimeProvider.System))
        {
            (await store.ListAsync()).ShouldHaveSingleItem().Role.ShouldBe(ServerRole.User);
            new FrameworkPasswordHasher().Verify((await store.PasswordHashAsync("ana"))!, "another password").ShouldBe(PasswordVerdict.Right);
            (await store.UseTokenAsync(Secret.Hash(token)))!.Id.ShouldBe(id);
            (await store.AddAsync(new Account("luis", ServerRole.User, false, DateTimeOffset.UnixEpoch), "hash", Secret.Hash(invite))).ShouldBe(AddOutcome.Added);
        }

        await AskAsync(AccountOperations.RevokeToken, new() { ["name"] = "ana", ["id"] = id });
        (await AskAsync(AccountOperations.ListTokens, new() { ["name"] = "ana" })).GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData(AccountOperations.Add, "ana", "corta", null, "weak_password")]
    [InlineData(AccountOperations.Add, "dos palabras", Password, null, "bad_request")]
    [InlineData(AccountOperations.Add, "luis", Password, null, "name_registered")]
    [InlineData(AccountOperations.Add, "ana", Password, "god", "bad_request")]
    [InlineData(AccountOperations.Disable, "nobody", null, null, "no_such_account")]
    [InlineData(AccountOperations.RevokeToken, "luis", null, null, "bad_request")]
    [InlineData(AccountOperations.NewToken, "luis", null, null, "bad_request")]
    public async Task What_can_not_be_done_is_refused_with_its_code(string op, string name, string? password, string? role, string code)
    {
        await AskAsync(AccountOperations.Add, new() { ["name"] = "luis", ["password"] = Password });

        AdminRefusal refusal = await Should.ThrowAsync<AdminRefusal>(() => AskAsync(op, new() { ["name"] = name, ["password"] = password, ["role"] = role }));

        refusal.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made_by_looking()
    {
        string missing = Path.Combine(_folder, "missing");

        (await Should.ThrowAsync<AdminRefusal>(() => AdminDoor.AskAsync(missing, AccountOperations.List, [], mayMake: false, CancellationToken.None))).Code.ShouldBe("no_folder");

        Directory.Exists(missing).ShouldBeFalse();
    }

    private Task<JsonElement> AskAsync(string op, JsonObject? args = null) => AdminDoor.AskAsync(_folder, op, args ?? [], mayMake: true, CancellationToken.None);
}

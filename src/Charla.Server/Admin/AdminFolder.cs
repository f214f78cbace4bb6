using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Core;
using Charla.Core.Accounts;
using Charla.Core.Permissions;
using Charla.Protocol;
using Charla.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charla.Server.Admin;

/// <summary>A data folder that no server has, opened for one operation: the chat without anybody in it.</summary>
internal static class AdminFolder
{
    /// <summary>What is told where it can't be used, with why.</summary>
    public static readonly Bilingual Unusable = new("No se puede usar la carpeta de datos: {0}", "The data folder can't be used: {0}");

    /// <exception cref="AdminRefusal">It can't be done; says why.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The log takes the lock over, and lets it go.")]
    public static async Task<JsonElement> RunAsync(string folder, FolderLock held, string op, JsonObject args, CancellationToken cancellation)
    {
        try
        {
            await using SqliteRoomLog log = SqliteRoomLog.Open(folder, new SilentJournal(), TimeProvider.System, held: held);
            using SqliteAccountStore store = SqliteAccountStore.Open(folder, TimeProvider.System);
            using AccountDirectory accounts = new(store, new FrameworkPasswordHasher(), new AccountOptions(), TimeProvider.System);
            Chat chat = new(log, accounts, new SilentJournal(), new ChatOptions(), TimeProvider.System);
            await chat.StartAsync();
            AccountOperations users = new(accounts, (account, what) => WriteDownAsync(chat, account, what));
            AdminRegistry registry = new([.. users.All(), .. new RoomOperations(chat).All()], NullLogger<AdminRegistry>.Instance);
            JsonObject request = new() { ["op"] = op, ["args"] = args };
            JsonObject answer = await registry.AnswerAsync(JsonSerializer.SerializeToElement(request), cancellation);
            return AdminClient.Result(JsonSerializer.SerializeToElement(answer));
        }
        catch (LogUnavailableException unavailable)
        {
            throw new AdminRefusal("unavailable", Unusable.With(unavailable.Message), unavailable);
        }
    }

    /// <summary>Writes down what the operator did with an account.</summary>
    public static Task WriteDownAsync(Chat chat, string account, string what) =>
        chat.Log.WriteAuditAsync(Actor.Operator(chat).Note("account", account, detail: what));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Core;
using Charla.Core.Accounts;
using Charla.Protocol;
using Charla.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charla.Server.Admin;

/// <summary>Runs an operation on accounts wherever they are: by the server that has the data folder, or, where none runs, on the folder itself, which is held meanwhile.</summary>
internal static class AdminDoor
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(40);
    private static readonly Bilingual _noFolder = new("No hay ninguna carpeta de datos en {0}. Di cuál es con --data.", "There is no data folder at {0}. Say which it is with --data.");
    private static readonly Bilingual _unusable = new("No se puede usar la carpeta de datos: {0}", "The data folder can't be used: {0}");

    /// <exception cref="AdminRefusal">It can't be done; says why.</exception>
    /// <param name="folder">The data folder.</param>
    /// <param name="op">One of <see cref="AccountOperations"/>.</param>
    /// <param name="args">What goes with it.</param>
    /// <param name="mayMake">Whether the folder is made where it is missing.</param>
    /// <param name="cancellation">The asker has had enough.</param>
    public static async Task<JsonElement> AskAsync(string folder, string op, JsonObject args, bool mayMake, CancellationToken cancellation)
    {
        if (!mayMake && !Directory.Exists(folder))
        {
            throw new AdminRefusal("no_folder", _noFolder.With(Path.GetFullPath(folder)));
        }

        using FolderLock? held = TryHold(folder);
        return held is null
            ? await AdminClient.AskAsync(folder, op, args, _limit, cancellation)
            : await RunAsync(folder, op, args, cancellation);
    }

    /// <summary>Null where a server has the folder.</summary>
    private static FolderLock? TryHold(string folder)
    {
        try
        {
            return FolderLock.TryTake(folder);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new AdminRefusal("unavailable", _unusable.With(denied.Message), denied);
        }
    }

    private static async Task<JsonElement> RunAsync(string folder, string op, JsonObject args, CancellationToken cancellation)
    {
        try
        {
            using SqliteAccountStore store = SqliteAccountStore.Open(folder, TimeProvider.System);
            using AccountDirectory accounts = new(store, new FrameworkPasswordHasher(), new AccountOptions(), TimeProvider.System);
            await accounts.LoadAsync();
            AdminRegistry registry = new(new AccountOperations(accounts, static (_, _) => { }).All(), NullLogger<AdminRegistry>.Instance);
            JsonObject request = new() { ["op"] = op, ["args"] = args };
            JsonObject answer = await registry.AnswerAsync(JsonSerializer.SerializeToElement(request), cancellation);
            return AdminClient.Result(JsonSerializer.SerializeToElement(answer));
        }
        catch (LogUnavailableException unavailable)
        {
            throw new AdminRefusal("unavailable", _unusable.With(unavailable.Message), unavailable);
        }
    }
}

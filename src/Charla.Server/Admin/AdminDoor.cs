using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Protocol;
using Charla.Storage;

namespace Charla.Server.Admin;

/// <summary>Runs an operation on accounts or rooms wherever they are: by the server that has the data folder, or, where none runs, on the folder itself, which is held meanwhile.</summary>
internal static class AdminDoor
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(40);
    private static readonly Bilingual _noFolder = new("No hay ninguna carpeta de datos en {0}. Di cuál es con --data.", "There is no data folder at {0}. Say which it is with --data.");

    /// <exception cref="AdminRefusal">It can't be done; says why.</exception>
    /// <param name="folder">The data folder.</param>
    /// <param name="op">One of <see cref="AccountOperations"/> or <see cref="RoomOperations"/>.</param>
    /// <param name="args">What goes with it.</param>
    /// <param name="mayMake">Whether the folder is made where it is missing.</param>
    /// <param name="cancellation">The asker has had enough.</param>
    public static async Task<JsonElement> AskAsync(string folder, string op, JsonObject args, bool mayMake, CancellationToken cancellation)
    {
        if (!mayMake && !Directory.Exists(folder))
        {
            throw new AdminRefusal("no_folder", _noFolder.With(Path.GetFullPath(folder)));
        }

        FolderLock? held = TryHold(folder);
        return held is null
            ? await AdminClient.AskAsync(folder, op, args, _limit, cancellation)
            : await AdminFolder.RunAsync(folder, held, op, args, cancellation);
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
            throw new AdminRefusal("unavailable", AdminFolder.Unusable.With(denied.Message), denied);
        }
    }
}

using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Protocol;

namespace Charla.Server.Admin;

/// <summary>The asking end of the admin socket.</summary>
internal static class AdminClient
{
    private static readonly Bilingual _notRunning = new("No hay ninguna charla en marcha con los datos de {0}.", "No charla is running with the data in {0}.");
    private static readonly Bilingual _notAllowed = new("Solo quien puso en marcha la charla de {0} puede darle órdenes: {1}", "Only who runs the charla of {0} may tell it what to do: {1}");
    private static readonly Bilingual _pathTooLong = new("La ruta {0} es demasiado larga para el socket de administración; ejecuta la orden desde dentro de esa carpeta.", "The path {0} is too long for the admin socket; run the command from inside that folder.");
    private static readonly Bilingual _broken = new("La charla de {0} no contestó como se esperaba: {1}", "The charla of {0} did not answer as expected: {1}");
    private static readonly Bilingual _silent = new("La charla de {0} no contestó en {1} s.", "The charla of {0} did not answer within {1} s.");

    /// <summary>Asks the server of a data folder for one operation, and waits for its answer.</summary>
    /// <returns>The operation's result; undefined where it has none.</returns>
    /// <exception cref="AdminRefusal">Nobody serves that folder (<see cref="AdminRefusal.NotRunning"/>), it may not be asked, or it said no.</exception>
    /// <param name="folder">The data folder.</param>
    /// <param name="op">The operation's name.</param>
    /// <param name="args">What goes with it.</param>
    /// <param name="limit">How long the answer may take; the operation's own limit ends it earlier where that is shorter.</param>
    /// <param name="cancellation">The asker has had enough.</param>
    public static async Task<JsonElement> AskAsync(string folder, string op, JsonObject? args, TimeSpan limit, CancellationToken cancellation)
    {
        using CancellationTokenSource within = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        within.CancelAfter(limit);
        try
        {
            using Socket socket = await ConnectAsync(folder, within.Token);
            return await AskAsync(socket, op, args, within.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AdminRefusal("timed_out", _silent.With(folder, limit.TotalSeconds));
        }
        catch (Exception broken) when (broken is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AdminRefusal("broken", _broken.With(folder, broken.Message), broken);
        }
    }

    private static async Task<JsonElement> AskAsync(Socket socket, string op, JsonObject? args, CancellationToken within)
    {
        await using NetworkStream stream = new(socket);
        await AdminLines.WriteAsync(stream, new JsonObject { ["op"] = op, ["args"] = args ?? [] }, within);
        using JsonDocument? answer = await AdminLines.ReadAsync(PipeReader.Create(stream), AdminLines.MaxAnswer, within);
        return Result(answer?.RootElement ?? throw new IOException("closed"));
    }

    /// <summary>What an answer says.</summary>
    /// <exception cref="AdminRefusal">It says no.</exception>
    public static JsonElement Result(JsonElement answer) => answer.GetProperty("ok").GetBoolean()
        ? answer.GetProperty("result").Clone()
        : throw new AdminRefusal(answer.GetProperty("code").GetString()!, new Bilingual(answer.GetProperty("es").GetString()!, answer.GetProperty("en").GetString()!));

    private static async Task<Socket> ConnectAsync(string folder, CancellationToken within)
    {
        UnixDomainSocketEndPoint place = AdminPlace.For(folder) ?? throw new AdminRefusal("path_too_long", _pathTooLong.With(folder));
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(place, within);
            return socket;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw failure.SocketErrorCode == SocketError.AccessDenied
                ? new AdminRefusal("not_allowed", _notAllowed.With(folder, failure.Message), failure)
                : new AdminRefusal(AdminRefusal.NotRunning, _notRunning.With(folder), failure);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

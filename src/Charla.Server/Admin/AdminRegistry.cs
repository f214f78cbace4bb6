using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Core;
using Charla.Protocol;
using Microsoft.Extensions.Logging;

namespace Charla.Server.Admin;

/// <summary>The operations there are, by name: turns a request into its answer, whatever becomes of it.</summary>
internal sealed partial class AdminRegistry(IEnumerable<AdminOperation> operations, ILogger<AdminRegistry> logger)
{
    private static readonly Bilingual _unknown = new("Este servidor no conoce «{0}»; quizá sea de otra versión.", "This server does not know “{0}”; it may be of another version.");
    private static readonly Bilingual _timedOut = new("No terminó en {0} s.", "It did not end within {0} s.");
    private static readonly Bilingual _unavailable = new("No se puede usar la carpeta de datos: {0}", "The data folder can't be used: {0}");
    private static readonly Bilingual _bug = new("Fallo interno; está en el registro del servidor.", "An internal failure; the server's log has it.");

    private readonly Dictionary<string, AdminOperation> _operations = operations.ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    public IEnumerable<string> Names => _operations.Keys;

    /// <exception cref="OperationCanceledException">By <paramref name="cancellation"/>, and nothing else.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "A mistake of ours: logged once, and the asker is told.")]
    public async Task<JsonObject> AnswerAsync(JsonElement request, CancellationToken cancellation)
    {
        try
        {
            return new JsonObject { ["ok"] = true, ["result"] = await RunAsync(request, cancellation) };
        }
        catch (AdminRefusal refusal)
        {
            return Refused(refusal.Code, refusal.Text);
        }
        catch (ProtocolException refused)
        {
            return Refused(refused.Code, ErrorTexts.For(refused.Code, refused.Detail));
        }
        catch (LogUnavailableException unavailable)
        {
            return Refused("unavailable", _unavailable.With(unavailable.Message));
        }
        catch (Exception bug) when (bug is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            Log.Failed(logger, bug);
            return Refused("internal", _bug);
        }
    }

    /// <summary>The answer to a line that is no request.</summary>
    public static JsonObject Malformed(string what) => Refused("bad_request", AdminRefusal.BadRequest(what).Text);

    private async ValueTask<JsonNode?> RunAsync(JsonElement request, CancellationToken cancellation)
    {
        AdminOperation operation = Find(new AdminArguments(request).Text("op"));
        JsonElement args = request.TryGetProperty("args", out JsonElement given) ? given : default;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(operation.Limit);
        try
        {
            return await operation.RunAsync(new AdminArguments(args), limit.Token).AsTask().WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new AdminRefusal("timed_out", _timedOut.With(operation.Limit.TotalSeconds));
        }
    }

    private AdminOperation Find(string name) =>
        _operations.TryGetValue(name, out AdminOperation? operation) ? operation : throw new AdminRefusal("unknown_op", _unknown.With(SafeText.OneLine(name)));

    private static JsonObject Refused(string code, Bilingual text) => new() { ["ok"] = false, ["code"] = code, ["es"] = text.Spanish, ["en"] = text.English };

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Error, "A mistake of ours in answering the operator")]
        public static partial void Failed(ILogger logger, Exception bug);
    }
}

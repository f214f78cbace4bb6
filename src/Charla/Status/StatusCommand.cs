using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Charla.Protocol;
using Charla.Server;
using Charla.Server.Admin;
using Charla.Server.Operating;

namespace Charla.Status;

/// <summary><c>charla status</c>: asks the server of a data folder how it is. Ends with 0 where all is well, 2 where it is not ready, 1 where nobody answers.</summary>
internal static class StatusCommand
{
    private const int Failed = 1;
    private const int HasProblem = 2;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(15);
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Language language)
    {
        Option<string> data = new("--data") { Description = StatusTexts.Data.In(language), DefaultValueFactory = static _ => ServerOptions.DefaultFolder };
        Option<bool> json = new("--json") { Description = StatusTexts.Json.In(language) };
        Command command = new("status", StatusTexts.Status.In(language)) { data, json };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(json), language, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool json, Language language, CancellationToken cancellation)
    {
        try
        {
            JsonElement status = await AdminClient.AskAsync(folder, StatusOperation.Name, null, _limit, cancellation);
            foreach (string line in json ? [JsonSerializer.Serialize(status, _readable)] : StatusReport.Lines(status, language))
            {
                await Console.Out.WriteLineAsync(line);
            }

            return status.GetProperty("problem").ValueKind == JsonValueKind.String ? HasProblem : 0;
        }
        catch (AdminRefusal refused)
        {
            await Console.Error.WriteLineAsync($"charla: {refused.Text.In(language)}");
            return Failed;
        }
    }
}

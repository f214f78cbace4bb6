using System.Text.Json.Nodes;
using Charla.Core;

namespace Charla.Server.Admin;

/// <summary>Operations that every server has, whatever else it can do.</summary>
internal static class AdminBasics
{
    /// <summary><c>ping</c>: whether it answers, as which process and version.</summary>
    public static AdminOperation Ping { get; } = new("ping", static (_, _) =>
        new ValueTask<JsonNode?>(new JsonObject { ["version"] = ServerVersion.Text, ["pid"] = Environment.ProcessId }));
}

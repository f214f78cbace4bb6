using System.Text.Json.Nodes;

namespace Charla.Server.Admin;

/// <summary>One thing that the operator of this machine may ask of a running server, by name. Register it as a service to have it answered.</summary>
/// <param name="Name">As <c>user.add</c>: what is asked for.</param>
/// <param name="RunAsync">Does it; an <see cref="AdminRefusal"/> is for the asker, anything else a mistake of ours.</param>
internal sealed record AdminOperation(string Name, Func<AdminArguments, CancellationToken, ValueTask<JsonNode?>> RunAsync)
{
    /// <summary>How long it may take before it is cancelled and the asker told so. Default 30 seconds.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(30);
}

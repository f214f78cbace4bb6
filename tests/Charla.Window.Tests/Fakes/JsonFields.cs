using System.Text.Json.Nodes;

namespace Charla.Window.Tests.Fakes;

/// <summary>Fields of a message, as a test asks for them.</summary>
internal static class JsonFields
{
    public static string Text(this JsonNode message, string field) => (string)message[field].ShouldNotBeNull($"{field} in {message.ToJsonString()}")!;

    public static long Number(this JsonNode message, string field) => (long)message[field].ShouldNotBeNull($"{field} in {message.ToJsonString()}");

    public static JsonObject[] Items(this JsonNode message, string field) => [.. message[field].ShouldNotBeNull().AsArray().Select(item => item!.AsObject())];
}

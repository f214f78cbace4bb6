using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Charla.Protocol.Messages;

namespace Charla.Server.Admin;

/// <summary>What came with a request. One that is missing, or of another kind, refuses the request.</summary>
internal readonly struct AdminArguments(JsonElement given)
{
    /// <exception cref="AdminRefusal">It is not there, or no text.</exception>
    public string Text(string name) => OptionalText(name) ?? throw AdminRefusal.BadRequest(name);

    public string? OptionalText(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw AdminRefusal.BadRequest(name),
    };

    public long? OptionalNumber(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out long value) => value,
        _ => throw AdminRefusal.BadRequest(name),
    };

    /// <summary>False where it is not there.</summary>
    public bool Flag(string name) => Find(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw AdminRefusal.BadRequest(name),
    };

    /// <summary>All of it as a message of the protocol.</summary>
    /// <exception cref="AdminRefusal">A field is of another kind than the message has.</exception>
    public T As<T>(JsonTypeInfo<T> type)
        where T : ClientMessage
    {
        try
        {
            return given.Deserialize(type)!;
        }
        catch (JsonException wrong)
        {
            throw AdminRefusal.BadRequest(wrong.Path?.TrimStart('$', '.') ?? "args");
        }
    }

    private JsonElement? Find(string name) =>
        given.ValueKind == JsonValueKind.Object && given.TryGetProperty(name, out JsonElement found) && found.ValueKind != JsonValueKind.Null ? found : null;
}

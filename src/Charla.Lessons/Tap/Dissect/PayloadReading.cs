using System.Text.Json;
using Charla.Protocol.Messages;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>Reads what a frame or a WebSocket message carries.</summary>
internal static class PayloadReading
{
    private const int LongestValue = 200;

    private static readonly JsonDocumentOptions _options = new() { MaxDepth = WireJson.MaxPageDepth };

    /// <summary>The unit with its payload read as <paramref name="asked"/> has it, where it can be; <see cref="WireFormat.Auto"/> finds out.</summary>
    public static WireUnit Read(WireUnit unit, WireFormat asked)
    {
        if (asked is WireFormat.Auto or WireFormat.Pickle && PickleStart.IsPickle(unit.Payload.Span))
        {
            return PickleReading.Read(unit);
        }

        return asked is WireFormat.Auto or WireFormat.Charla ? ReadMessage(unit) : unit;
    }

    /// <summary>The message's fields, <c>op</c> first; the unit as it is where it carries none.</summary>
    private static WireUnit ReadMessage(WireUnit unit)
    {
        if (!unit.Payload.Span.StartsWith("{"u8))
        {
            return unit;
        }

        try
        {
            using JsonDocument message = JsonDocument.Parse(unit.Payload, _options);
            if (message.RootElement.TryGetProperty("op", out JsonElement op) && op.ValueKind == JsonValueKind.String)
            {
                WireField[] fields = [.. message.RootElement.EnumerateObject().OrderBy(field => field.Name != "op").Select(Field)];
                return unit with { Format = WireFormat.Charla, Fields = [.. fields, .. unit.Fields] };
            }
        }
        catch (Exception notOurs) when (notOurs is JsonException or InvalidOperationException)
        {
            // Text that looks like JSON and isn't, or has half a surrogate pair in a name: it is shown as text.
        }

        return unit;
    }

    private static WireField Field(JsonProperty field)
    {
        string value = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
        return new WireField(field.Name, value.Length > LongestValue ? value[..LongestValue] + "…" : value);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charla.Protocol.Messages;

/// <summary>The JSON of charla/1: snake_case, nulls left out, text as it is except for what stands outside the basic plane, which is escaped.</summary>
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(ServerMessage))]
[SuppressMessage("Maintainability", "CA1506", Justification = "Generated code couples with every message there is.")]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Levels of nesting that a client's message, or an event by itself, may have.</summary>
    public const int MaxDepth = 16;

    /// <summary>Levels of nesting in what a server sends: a page puts its events two levels deeper.</summary>
    public const int MaxPageDepth = MaxDepth + 2;

    /// <summary>The context that both ends use.</summary>
    public static WireJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Encoder = ReadableEncoder.Shared,
        RespectNullableAnnotations = true,
        MaxDepth = MaxPageDepth,
        Converters = { new InstantConverter() },
    });

    /// <summary>How the writer is set up; one writer may be reused for many messages.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = ReadableEncoder.Shared, MaxDepth = MaxPageDepth, SkipValidation = true };
}

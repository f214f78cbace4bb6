using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charla.Protocol.Messages;

/// <summary>The JSON of charla/1: snake_case, nulls left out, text readable as it is, at most <see cref="MaxDepth"/> levels deep.</summary>
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(ServerMessage))]
[SuppressMessage("Maintainability", "CA1506", Justification = "Generated code couples with every message there is.")]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Levels of nesting that a message may have.</summary>
    public const int MaxDepth = 16;

    /// <summary>The context that both ends use.</summary>
    public static WireJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        Converters = { new InstantConverter() },
    });

    /// <summary>How the writer is set up; one writer may be reused for many messages.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth, SkipValidation = true };
}

using System.Text.Json.Serialization;

namespace Charla.Bench;

/// <summary>What a measurement found. Null is what it did not look at.</summary>
internal sealed record BenchResult
{
    public required string Mode { get; init; }

    public required string Dialect { get; init; }

    public int Members { get; init; }

    public int? Senders { get; init; }

    /// <summary>Messages a second that were asked for; null is as many as the window lets through.</summary>
    public double? Rate { get; init; }

    public int? Window { get; init; }

    public int? Bytes { get; init; }

    /// <summary>Seconds that were measured.</summary>
    public double Seconds { get; init; }

    public double? MessagesPerS { get; init; }

    public double? DeliveriesPerS { get; init; }

    public double? P50Ms { get; init; }

    public double? P90Ms { get; init; }

    public double? P99Ms { get; init; }

    public double? P999Ms { get; init; }

    public double? MaxMs { get; init; }

    public double? AcksPerS { get; init; }

    public double? AckP50Ms { get; init; }

    public double? AckP99Ms { get; init; }

    public double? AckP999Ms { get; init; }

    /// <summary>Median of writing as many bytes to the same disk and bringing them there.</summary>
    public double? DiskP50Ms { get; init; }

    public double? AckToDisk { get; init; }

    public double? ConnectS { get; init; }

    public double? ConnectsPerS { get; init; }

    public double? KbPerConnection { get; init; }

    public double? ServerCpuSPerMillionDeliveries { get; init; }

    public double? ServerCores { get; init; }

    public double? ServerMemoryMb { get; init; }

    /// <summary>Processors that the measurement itself took.</summary>
    public double BenchCores { get; init; }

    /// <summary>Messages that a member never heard, over all members.</summary>
    public long Lost { get; init; }

    public long Repeated { get; init; }

    public long Reordered { get; init; }

    /// <summary>Acks that never came although the message was heard or lost.</summary>
    public long? Unacknowledged { get; init; }

    public long Refused { get; init; }

    public int Disconnected { get; init; }

    /// <summary>Everything was heard by everyone, once and in order.</summary>
    [JsonIgnore]
    public bool IsClean => Lost == 0 && Repeated == 0 && Reordered == 0 && (Unacknowledged ?? 0) == 0 && Refused == 0 && Disconnected == 0;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BenchResult))]
internal sealed partial class BenchJson : JsonSerializerContext;

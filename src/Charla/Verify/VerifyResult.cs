using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Charla.Verify.Checking;
using Charla.Verify.Faults;

namespace Charla.Verify;

/// <summary>What a run came to.</summary>
/// <param name="Seed">Of the first episode; each later one has the next number.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Done">What was done.</param>
/// <param name="Findings">The broken promises.</param>
/// <param name="FailedSeed">Of the episode that broke a promise; null where none did.</param>
/// <param name="Folder">Where that episode's data were left.</param>
internal sealed record VerifyResult(int Seed, double Seconds, Tally Done, IReadOnlyList<Finding> Findings, int? FailedSeed = null, string? Folder = null)
{
    /// <summary>Whether every promise was kept.</summary>
    public bool IsClean => Findings.Count == 0;
}

/// <summary>What a data folder came to.</summary>
internal sealed record DataResult(string Folder, int Rooms, long Events, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether the folder is whole.</summary>
    public bool IsClean => Findings.Count == 0;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VerifyResult))]
[JsonSerializable(typeof(DataResult))]
[SuppressMessage("Maintainability", "CA1506", Justification = "Generated.")]
internal sealed partial class VerifyJson : JsonSerializerContext;

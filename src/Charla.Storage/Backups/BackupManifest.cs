using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charla.Storage.Backups;

/// <summary>What a backup holds: <c>manifest.json</c>, the last entry of its archive.</summary>
internal sealed record BackupManifest
{
    public const string FileName = "manifest.json";

    /// <summary>The form of a backup that this program writes, and the latest that it reads.</summary>
    public const int CurrentForm = 1;

    /// <summary>Form of the backup.</summary>
    public required int Form { get; init; }

    /// <summary>When its copy of the log was begun: everything acknowledged before is in it.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>The program that made it.</summary>
    public required string Version { get; init; }

    /// <summary>Rooms in the log, direct messages included.</summary>
    public required long Rooms { get; init; }

    /// <summary>Events in the log.</summary>
    public required long Events { get; init; }

    public required IReadOnlyList<BackupPart> Files { get; init; }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);

    /// <exception cref="JsonException">It is none.</exception>
    public static BackupManifest Read(Stream json) => JsonSerializer.Deserialize(json, BackupJson.Default.BackupManifest) ?? throw new JsonException("null");
}

/// <summary>One file of a backup.</summary>
/// <param name="Name">Its name in the data folder, with <c>/</c> between the parts.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The checksum of its bytes, in lower-case hexadecimal.</param>
internal sealed record BackupPart(string Name, long Bytes, string Sha256);

[SuppressMessage("Maintainability", "CA1506", Justification = "Generated code couples with everything that it writes.")]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BackupManifest))]
[JsonSerializable(typeof(LastBackup))]
internal sealed partial class BackupJson : JsonSerializerContext;

using System.Text.Json;

namespace Charla.Protocol.Tests.Pickle;

/// <summary>A value that Python made by chance: how it prints it, and its pickle in each protocol.</summary>
internal sealed record GeneratedValue(string Repr, byte[][] Pickles)
{
    public const int Seed = 20261123;
    public const int Count = 1_500;

    private static readonly Lazy<Task<GeneratedValue[]>> _all = new(async () =>
        [.. (await PythonValues.RunAsync("values", Seed, Count)).Select(Parse)]);

    /// <summary>The same values for every test of a run.</summary>
    public static Task<GeneratedValue[]> AllAsync() => _all.Value;

    private static GeneratedValue Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        return new(root.GetProperty("repr").GetString()!, [.. root.GetProperty("pickles").EnumerateArray().Select(hex => Convert.FromHexString(hex.GetString()!))]);
    }
}

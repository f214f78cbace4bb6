namespace Charla.Browser.Tests;

/// <summary>A rule of axe that a screen breaks: how much it matters, and where.</summary>
internal sealed record Finding(string Rule, string? Impact, string Help, string[] Where)
{
    public bool IsGrave => Impact is "serious" or "critical";

    public override string ToString() => $"{Impact} {Rule}: {Help}: {string.Join(" | ", Where)}";
}

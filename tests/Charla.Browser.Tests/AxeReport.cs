using System.Text.Encodings.Web;
using System.Text.Json;
using Charla.Browser.Tests.Harness;

namespace Charla.Browser.Tests;

/// <summary>What axe found, screen by screen, in <c>artifacts/test-results/axe.json</c>.</summary>
internal static class AxeReport
{
    private static readonly string[] _impacts = ["critical", "serious", "moderate", "minor"];
    private static readonly JsonSerializerOptions _readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SortedDictionary<string, object> _screens = new(StringComparer.Ordinal);
    private static readonly Lock _gate = new();

    /// <summary>Takes a screen in, writes the report anew, and says the screen's part of it in a line.</summary>
    public static string Add(string screen, Finding[] findings)
    {
        Dictionary<string, int> counts = _impacts.ToDictionary(impact => impact, impact => findings.Where(finding => finding.Impact == impact).Sum(finding => finding.Where.Length));
        lock (_gate)
        {
            _screens[screen] = new { counts, findings };
            Directory.CreateDirectory(Repository.Results);
            File.WriteAllText(Path.Combine(Repository.Results, "axe.json"), JsonSerializer.Serialize(_screens, _readable));
        }

        return $"{screen}: {string.Join(", ", counts.Select(each => $"{each.Value} {each.Key}"))}";
    }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Charla.Server.Tests.Metrics;

/// <summary>Reads Prometheus' text format 0.0.4 as strictly as its own description has it: anything else is a failure.</summary>
internal sealed partial class MetricsPage
{
    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, double> _samples = [];

    private MetricsPage(string text)
    {
        text.ShouldEndWith("\n");
        text.ShouldNotContain("\r");
        string? family = null;
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                family = help.Groups[1].Value;
                _types.ShouldNotContainKey(family);
                help.Groups[2].Value.Replace(@"\\", "", StringComparison.Ordinal).Replace(@"\n", "", StringComparison.Ordinal).ShouldNotContain("\\");
            }
            else if (Type().Match(line) is { Success: true } type)
            {
                type.Groups[1].Value.ShouldBe(family, "TYPE follows its HELP");
                _types.TryAdd(family!, type.Groups[2].Value).ShouldBeTrue();
            }
            else
            {
                AddSample(line, family!);
            }
        }

        foreach ((string name, _) in _types.Where(type => type.Value == "histogram"))
        {
            CheckHistogram(name);
        }
    }

    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>Samples by name and labels, as they are written.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    public double this[string sample] => _samples.TryGetValue(sample, out double value) ? value : throw new KeyNotFoundException($"{sample} is not among {string.Join(' ', _samples.Keys)}");

    public static MetricsPage Read(string text) => new(text);

    private void AddSample(string line, string family)
    {
        Match sample = Sample().Match(line);
        sample.Success.ShouldBeTrue($"no sample: {line}");
        string name = sample.Groups["name"].Value;
        string ending = name[family.Length..];
        name.ShouldStartWith(family);
        string[] endings = _types[family] == "histogram" ? ["_bucket", "_sum", "_count"] : [""];
        endings.ShouldContain(ending);
        (_types[family] == "counter").ShouldBe(name.EndsWith("_total", StringComparison.Ordinal));
        string[] labels = [.. Label().Matches(sample.Groups["labels"].Value).Select(label => label.Groups[1].Value)];
        labels.ShouldBeUnique();
        string value = sample.Groups["value"].Value;
        double number = value is "+Inf" ? double.PositiveInfinity : double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        _samples.TryAdd(line[..line.LastIndexOf(' ')], number).ShouldBeTrue($"twice: {line}");
    }

    private void CheckHistogram(string name)
    {
        (double Bound, double Count)[] buckets = [.. _samples.Where(sample => sample.Key.StartsWith(name + "_bucket{", StringComparison.Ordinal))
            .Select(sample => (Bound(sample.Key), sample.Value))];
        if (buckets.Length == 0)
        {
            return;
        }

        buckets.Select(bucket => bucket.Bound).ShouldBe(buckets.Select(bucket => bucket.Bound).Order());
        buckets.Select(bucket => bucket.Count).ShouldBe(buckets.Select(bucket => bucket.Count).Order());
        buckets[^1].ShouldBe((double.PositiveInfinity, _samples[name + "_count"]));
        _samples.ShouldContainKey(name + "_sum");

        static double Bound(string key) => key.Split("le=\"")[1].Split('"')[0] is "+Inf" ? double.PositiveInfinity : double.Parse(key.Split("le=\"")[1].Split('"')[0], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*")*)\})? (?<value>[+-]?(?:\d+(?:\.\d+)?(?:E[+-]?\d+)?|Inf)|NaN)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="(?:[^"\\\n]|\\[\\"n])*"(?:,|$)""")]
    private static partial Regex Label();
}

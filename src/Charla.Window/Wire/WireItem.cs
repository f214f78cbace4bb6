using System.Text.Json;
using Charla.Lessons.Tap.Dissect;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Window.Wire;

/// <summary>One thing that is shown of a wire: a unit, with what the frame doctor says of it.</summary>
internal sealed record WireItem
{
    private const string Microseconds = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const int BesidesPayload = 512;

    /// <summary>Which of its link's items it is, those that could not be shown included.</summary>
    public long Number { get; init; }

    /// <summary>Who sent it: the client is this process.</summary>
    public required WireSide Side { get; init; }

    /// <summary>When its last bytes passed, by the clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Time since the item before it.</summary>
    public required TimeSpan Gap { get; init; }

    /// <summary>The unit, without secrets; an empty one where the doctor speaks of bytes that were shown before.</summary>
    public required WireUnit Unit { get; init; }

    /// <summary>The names of secrets that the unit had.</summary>
    public IReadOnlyList<string> Masked { get; init; } = [];

    /// <summary>What the doctor says.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>About how many bytes of memory it holds.</summary>
    public int Weight => BesidesPayload + Unit.Payload.Length;

    /// <summary>Writes it as an object. The fields are described in <c>docs/window.md</c> and <c>docs/tap.md</c>.</summary>
    public void Write(Utf8JsonWriter writer, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("dir", Side == WireSide.Client ? "out" : "in");
        writer.WriteString("at", At.UtcDateTime.ToString(Microseconds, System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteNumber("gap_us", (long)Gap.TotalMicroseconds);
        WireUnitJson.Write(writer, Unit, language);
        WriteMasked(writer);
        WriteFindings(writer, language);
        writer.WriteEndObject();
    }

    private void WriteMasked(Utf8JsonWriter writer)
    {
        if (Masked.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("masked");
        foreach (string name in Masked)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private void WriteFindings(Utf8JsonWriter writer, Language language)
    {
        if (Findings.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("findings");
        foreach (Finding finding in Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", finding.Rule.ToString());
            writer.WriteString("text", finding.Mistake.In(language));
            writer.WriteString("fix", finding.Fix.In(language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

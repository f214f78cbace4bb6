using System.Text.Json;
using Charla.Protocol;

namespace Charla.Lessons.Tap.Dissect;

/// <summary>A unit as JSON: what a recording holds and what a page can draw. The fields are described in <c>docs/tap.md</c>.</summary>
internal static class WireUnitJson
{
    /// <summary>Writes the unit's fields into the object that was begun. Payloads are in base64, and also as text where they are UTF-8.</summary>
    public static void Write(Utf8JsonWriter writer, WireUnit unit, Language language = Language.English)
    {
        writer.WriteString("unit", unit.Kind.ToString().ToLowerInvariant());
        writer.WriteString("format", unit.Format.ToString().ToLowerInvariant());
        writer.WriteNumber("number", unit.Number);
        writer.WriteNumber("offset", unit.Offset);
        writer.WriteNumber("length", unit.Length);
        writer.WriteNumber("reads", unit.Reads);
        writer.WriteBoolean("whole", unit.IsWhole);
        WriteNumbers(writer, unit);
        WriteBytes(writer, unit);
        WriteReading(writer, unit, language);
    }

    private static void WriteNumbers(Utf8JsonWriter writer, WireUnit unit)
    {
        if (unit.Announced is { } announced)
        {
            writer.WriteNumber("announced", announced);
        }

        if (unit.Kind == UnitKind.Frame)
        {
            writer.WriteString("counted", unit.Counted == Counting.Bytes ? "bytes" : unit.Counted.HasFlag(Counting.CodePoints) ? "code_points" : "utf16_units");
        }

        writer.WriteNumber("payload_length", unit.PayloadLength);
        if (unit.Characters is { } characters)
        {
            writer.WriteNumber("characters", characters);
        }
    }

    private static void WriteBytes(Utf8JsonWriter writer, WireUnit unit)
    {
        if (!unit.Header.IsEmpty)
        {
            writer.WriteBase64String("header", unit.Header.Span);
        }

        if (!unit.Ending.IsEmpty)
        {
            writer.WriteBase64String("ending", unit.Ending.Span);
        }

        writer.WriteBase64String("payload", unit.Payload.Span);
        if (unit.Text is { } text)
        {
            writer.WriteString("text", text);
        }
    }

    private static void WriteReading(Utf8JsonWriter writer, WireUnit unit, Language language)
    {
        if (unit.Fields.Count > 0)
        {
            writer.WriteStartObject("fields");
            foreach (WireField field in unit.Fields.DistinctBy(field => field.Name))
            {
                writer.WriteString(field.Name, field.Value);
            }

            writer.WriteEndObject();
        }

        if (unit.Reading is { } reading)
        {
            writer.WriteString("reading", reading);
        }

        if (unit.Note is { } note)
        {
            writer.WriteString("note", note.In(language));
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>The verdict for a program: one JSON object.</summary>
internal static class CheckJson
{
    private static readonly JsonWriterOptions _options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CheckResult result, string name, Language language)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, _options))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("exercise", Words.Of(result.Options.Exercise));
            json.WriteString("side", Words.Of(result.Options.Student));
            json.WriteNumber("passed", result.Passed);
            json.WriteNumber("judged", result.Judged);
            json.WriteStartArray("points");
            foreach (PointResult point in result.Points)
            {
                Write(json, point, language);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PointResult result, Language language)
    {
        json.WriteStartObject();
        json.WriteString("point", result.Point.Id);
        json.WriteBoolean("extra", result.Point.IsExtra);
        json.WriteString("verdict", Words.Of(result.Verdict));
        json.WriteString("title", result.Point.Title.In(language));
        if (result.Verdict != Verdict.Passed)
        {
            json.WriteString("done", result.Point.Done.In(language));
            json.WriteString("expected", result.Point.Expected.In(language));
            json.WriteString("came", result.Came.In(language));
            json.WriteString("explanation", result.Point.Explanation.In(language));
        }

        json.WriteEndObject();
    }
}

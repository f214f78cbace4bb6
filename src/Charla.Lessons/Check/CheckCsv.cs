using System.Globalization;
using System.Text;
using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>Adds verdicts to a file for a class: a row a point, as RFC 4180 has it, which spreadsheets open.</summary>
internal static class CheckCsv
{
    private const string Header = "time,name,exercise,side,point,verdict,came\r\n";

    private static readonly Bilingual _failed = new("No se pudo escribir en {0}: {1}", "Could not write to {0}: {1}");

    /// <summary>Appends the rows of one program; the header goes first where the file is new or empty.</summary>
    /// <exception cref="LessonException">The file can't be written.</exception>
    public static void Append(string path, string name, CheckResult result, DateTimeOffset at, Language language)
    {
        try
        {
            using FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);

            // One write a program, so that two checks at once never mix their rows.
            file.Write(Encoding.UTF8.GetBytes((file.Length == 0 ? Header : "") + Rows(name, result, at, language)));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new LessonException(_failed.With(SafeText.OneLine(path), failed.Message), failed);
        }
    }

    /// <summary>One row a point, each ended by CRLF.</summary>
    public static string Rows(string name, CheckResult result, DateTimeOffset at, Language language) =>
        string.Concat(result.Points.Select(point => Row(
            at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            name,
            Words.Of(result.Options.Exercise),
            Words.Of(result.Options.Student),
            point.Point.Id,
            Words.Of(point.Verdict),
            point.Came.In(language) ?? "")));

    /// <summary>One field: quoted where it must be, and never one that a spreadsheet would compute.</summary>
    public static string Field(string value)
    {
        // A leading apostrophe tells a spreadsheet that it is text (CSV injection, CWE-1236).
        string safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static string Row(params IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";
}

using System.Globalization;
using System.Text.Json;
using Charla.Protocol;

namespace Charla.Status;

/// <summary>A server's answer to <c>status</c>, as lines for a person.</summary>
internal static class StatusReport
{
    private const int LabelWidth = 30;

    public static IEnumerable<string> Lines(JsonElement status, Language language)
    {
        DateTimeOffset now = status.GetProperty("started").GetDateTimeOffset() + Seconds(status);
        yield return StatusTexts.Running.With(SafeText.OneLine(Text(status, "name")), Text(status, "version"), status.GetProperty("pid"), Span(Seconds(status))).In(language);
        string? problem = status.GetProperty("problem").GetString();
        yield return Line(StatusTexts.State, problem is null ? StatusTexts.Good : new Bilingual(problem, problem));
        yield return Line(StatusTexts.Ports, StatusTexts.PortList.With(status.GetProperty("port"), status.GetProperty("http_port")));
        yield return Line(StatusTexts.Connections, Connections(status.GetProperty("connections")));
        yield return Line(StatusTexts.Rooms, Plain(status.GetProperty("rooms").ToString()));
        string rate = status.GetProperty("events_per_second").GetDouble().ToString("0.##", CultureInfo.InvariantCulture);
        yield return Line(StatusTexts.Events, StatusTexts.EventRate.With(status.GetProperty("events"), rate));
        yield return Line(StatusTexts.Readers, Plain(status.GetProperty("readers_waited_for").ToString()));
        yield return Line(StatusTexts.Log, Plain(Size(status, "log_bytes")));
        Bilingual disk = StatusTexts.DiskFree.With(Size(status, "disk_free_bytes"), Size(status, "disk_bytes"));
        yield return Line(StatusTexts.Disk, status.GetProperty("disk_low").GetBoolean() ? StatusTexts.DiskLow.With(disk) : disk);
        yield return Line(StatusTexts.Memory, Plain(Size(status, "memory_bytes")));
        yield return Line(StatusTexts.Backup, Time(status, "last_backup") is { } made ? StatusTexts.Ago.With(Day(made), Span(now - made)) : StatusTexts.Never);
        yield return Line(StatusTexts.Certificate, Time(status, "certificate_until") is { } end ? StatusTexts.Until.With(Day(end)) : StatusTexts.NoTls);

        string Line(Bilingual label, Bilingual value) => $"  {label.In(language).PadRight(LabelWidth)}{value.In(language)}";
    }

    private static Bilingual Connections(JsonElement counts)
    {
        Bilingual all = StatusTexts.Of.With(counts.GetProperty("all"), counts.GetProperty("most"));
        string byWire = string.Join(", ", counts.EnumerateObject().Where(count => count.Name is not ("all" or "most")).Select(count => $"{count.Name} {count.Value}"));
        return byWire.Length == 0 ? all : new Bilingual("{0} ({1})", "{0} ({1})").With(all, byWire);
    }

    private static Bilingual Plain(string text) => new(text, text);

    private static string Text(JsonElement status, string field) => status.GetProperty(field).GetString() ?? "";

    private static TimeSpan Seconds(JsonElement status) => TimeSpan.FromSeconds(status.GetProperty("uptime_seconds").GetInt64());

    private static DateTimeOffset? Time(JsonElement status, string field) => status.GetProperty(field) is { ValueKind: JsonValueKind.String } time ? time.GetDateTimeOffset() : null;

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The two largest of days, hours, minutes and seconds.</summary>
    private static string Span(TimeSpan time)
    {
        TimeSpan span = time < TimeSpan.Zero ? TimeSpan.Zero : time;
        return span.TotalDays >= 1 ? $"{(int)span.TotalDays} d {span.Hours} h" : span.TotalHours >= 1 ? $"{span.Hours} h {span.Minutes} min" : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s" : $"{span.Seconds} s";
    }

    private static string Size(JsonElement status, string field)
    {
        double size = status.GetProperty(field).GetInt64();
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        int unit = 0;
        while (size >= 1_000 && unit < units.Length - 1)
        {
            (size, unit) = (size / 1_000, unit + 1);
        }

        return $"{size.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture)} {units[unit]}";
    }
}

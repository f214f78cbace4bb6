using System.Globalization;
using System.Text.Json;
using Charla.Protocol;
using Spectre.Console;

namespace Charla.Bench;

/// <summary>A result for a person, or for a program.</summary>
internal static class BenchReport
{
    private static readonly Bilingual _clean = new("Todo llegó a todos, una vez y en orden.", "Everything reached everyone, once and in order.");
    private static readonly Bilingual _broken = new("No todo llegó como debía.", "Not everything arrived as it should.");

    public static void Print(BenchResult result, bool json, Language language)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(result, BenchJson.Default.BenchResult));
            return;
        }

        Table table = new() { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumn(new TableColumn(""));
        table.AddColumn(new TableColumn("").RightAligned());
        foreach ((Bilingual name, string value) in Rows(result))
        {
            table.AddRow(Markup.Escape(name.In(language)), Markup.Escape(value));
        }

        AnsiConsole.Write(table);
        AnsiConsole.MarkupLine(result.IsClean ? $"[green]{_clean.In(language)}[/]" : $"[red]{_broken.In(language)}[/]");
    }

    private static IEnumerable<(Bilingual Name, string Value)> Rows(BenchResult result) =>
        from row in (IEnumerable<(Bilingual Name, string? Value)>)[.. Load(result), .. Figures(result), .. Correctness(result)]
        where row.Value is not null
        select (row.Name, row.Value);

    private static IEnumerable<(Bilingual Name, string? Value)> Load(BenchResult result) =>
    [
        (new("Dialecto", "Dialect"), result.Dialect),
        (new("Miembros", "Members"), Whole(result.Members)),
        (new("De ellos hablan", "Of them speak"), Whole(result.Senders)),
        (new("Mensajes pedidos por segundo", "Messages a second asked for"), Whole(result.Rate)),
        (new("Mensajes en camino, como mucho", "Messages on their way, at the most"), Whole(result.Window)),
        (new("Bytes por mensaje", "Bytes a message"), Whole(result.Bytes)),
        (new("Segundos", "Seconds"), Fine(result.Seconds)),
    ];

    private static IEnumerable<(Bilingual Name, string? Value)> Figures(BenchResult result) =>
    [
        (new("Mensajes por segundo", "Messages a second"), Whole(result.MessagesPerS)),
        (new("Entregas por segundo", "Deliveries a second"), Whole(result.DeliveriesPerS)),
        (new("Latencia p50 / p90 (ms)", "Latency p50 / p90 (ms)"), Pair(result.P50Ms, result.P90Ms)),
        (new("Latencia p99 / p99,9 (ms)", "Latency p99 / p99.9 (ms)"), Pair(result.P99Ms, result.P999Ms)),
        (new("Latencia máxima (ms)", "Longest latency (ms)"), Fine(result.MaxMs)),
        (new("Acuses por segundo", "Acks a second"), Whole(result.AcksPerS)),
        (new("Acuse p50 / p99 (ms)", "Ack p50 / p99 (ms)"), Pair(result.AckP50Ms, result.AckP99Ms)),
        (new("Solo escribir y fdatasync, p50 (ms)", "Bare write and fdatasync, p50 (ms)"), Fine(result.DiskP50Ms)),
        (new("Acuse / solo escribir", "Ack / bare write"), result.AckToDisk is { } ratio ? $"{Fine(ratio)} ×" : null),
        (new("Conexiones por segundo", "Connections a second"), Whole(result.ConnectsPerS)),
        (new("KB por conexión", "KB a connection"), Fine(result.KbPerConnection)),
        (new("CPU del servidor por millón de entregas (s)", "Server CPU per million deliveries (s)"), Fine(result.ServerCpuSPerMillionDeliveries)),
        (new("Núcleos del servidor / de la medida", "Cores of the server / of the measurement"), Pair(result.ServerCores, result.BenchCores)),
        (new("Memoria del servidor (MB)", "Server memory (MB)"), Fine(result.ServerMemoryMb)),
    ];

    private static IEnumerable<(Bilingual Name, string? Value)> Correctness(BenchResult result) =>
    [
        (new("Perdidos", "Lost"), Whole(result.Lost)),
        (new("Repetidos", "Repeated"), Whole(result.Repeated)),
        (new("Desordenados", "Out of order"), Whole(result.Reordered)),
        (new("Sin acuse", "Without ack"), Whole(result.Unacknowledged)),
        (new("Rechazados", "Refused"), Whole(result.Refused)),
        (new("Conexiones cortadas", "Connections cut"), Whole(result.Disconnected)),
    ];

    private static string? Whole(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture);

    private static string? Fine(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture);

    private static string? Pair(double? one, double? other) => one is null ? null : $"{Fine(one)} / {Fine(other)}";
}

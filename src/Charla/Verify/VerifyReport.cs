using System.Globalization;
using System.Text.Json;
using Charla.Protocol;
using Charla.Verify.Checking;
using Charla.Verify.Faults;
using Spectre.Console;

namespace Charla.Verify;

/// <summary>A result for a person, or for a program.</summary>
internal static class VerifyReport
{
    private const int MostShown = 20;

    public static void Print(VerifyResult result, bool json, Language language)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(result, VerifyJson.Default.VerifyResult));
            return;
        }

        Show(Rows(result), language);
        Show(result.Findings);
        if (result.IsClean)
        {
            AnsiConsole.MarkupLine($"[green]{VerifyTexts.Clean.In(language)}[/]");
            return;
        }

        AnsiConsole.MarkupLineInterpolated($"[red]{VerifyTexts.Broken.With(result.Findings.Count, result.FailedSeed!).In(language)}[/]");
        AnsiConsole.WriteLine(VerifyTexts.Kept.With(result.Folder!).In(language));
    }

    public static void Print(DataResult result, bool json, Language language)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(result, VerifyJson.Default.DataResult));
            return;
        }

        Show([(new("Salas", "Rooms"), result.Rooms), (new("Sucesos", "Events"), result.Events)], language);
        Show(result.Findings);
        AnsiConsole.MarkupLine(result.IsClean ? $"[green]{VerifyTexts.DataClean.In(language)}[/]" : $"[red]{VerifyTexts.DataBroken.In(language)}[/]");
    }

    private static IEnumerable<(Bilingual Name, double Value)> Rows(VerifyResult result) =>
    [
        (new("Semilla", "Seed"), result.Seed),
        (new("Segundos", "Seconds"), result.Seconds),
        (new("Episodios", "Episodes"), result.Done.Episodes),
        .. Faults(result.Done),
        (new("Conexiones retomadas", "Connections taken up again"), result.Done.Reconnects),
        (new("Mensajes con acuse", "Messages acknowledged"), result.Done.Acknowledged),
        (new("Mensajes simples enviados", "Plain messages sent"), result.Done.PlainSent),
        (new("Entregas", "Deliveries"), result.Done.Delivered),
        (new("Sucesos en el registro", "Events in the log"), result.Done.Stored),
        (new("Promesas rotas", "Broken promises"), result.Findings.Count),
    ];

    private static IEnumerable<(Bilingual Name, double Value)> Faults(Tally done) =>
    [
        (new("Muertes (kill -9)", "Kills (kill -9)"), done.Kills),
        (new("Congelaciones", "Freezes"), done.Freezes),
        (new("Conexiones cortadas", "Connections cut"), done.Cuts),
        (new("Retrasos", "Delays"), done.Delays),
        (new("Discos llenos", "Full disks"), done.FullDisks),
    ];

    private static void Show(IEnumerable<(Bilingual Name, double Value)> rows, Language language)
    {
        Table table = new() { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumn(new TableColumn(""));
        table.AddColumn(new TableColumn("").RightAligned());
        foreach ((Bilingual name, double value) in rows)
        {
            table.AddRow(Markup.Escape(name.In(language)), value.ToString("#,0.#", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }

    private static void Show(IReadOnlyList<Finding> findings)
    {
        foreach (Finding finding in findings.Take(MostShown))
        {
            Console.WriteLine(SafeText.OneLine($"{finding.Kind} {finding.Room} {finding.Who}: {finding.What}"));
        }
    }
}

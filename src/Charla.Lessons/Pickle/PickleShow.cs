using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>Lays a pickle open: what each byte is, whether it is dangerous, its value, and the JSON that says the same.</summary>
/// <param name="screen">Where it is shown.</param>
/// <param name="rows">Rows of the disassembly that are shown; of those that follow, only the dangerous and the broken ones.</param>
internal sealed class PickleShow(LessonScreen screen, int rows)
{
    /// <summary>Rows that are shown unless told otherwise.</summary>
    public const int DefaultRows = 1_000;

    /// <summary>The exit code where the bytes are no pickle, or no file.</summary>
    public const int Broken = 1;

    /// <summary>The exit code where loading it with Python would run something.</summary>
    public const int Dangerous = 3;

    private const int ShownChars = 20_000;

    private static readonly Bilingual _frame = new("Trama: cabecera [{0}], {1} bytes", "Frame: header [{0}], {1} bytes");
    private static readonly Bilingual _skipped = new("… {0} filas más (con --rows se ven)", "… {0} more rows (--rows shows them)");
    private static readonly Bilingual _fine = new("Veredicto: solo datos. {0} bytes, nada que ejecutar.", "Verdict: data alone. {0} bytes, nothing to execute.");
    private static readonly Bilingual _verdict = new("Veredicto: {0}", "Verdict: {0}");
    private static readonly Bilingual _value = new("Valor:     {0}", "Value:   {0}");
    private static readonly Bilingual _json = new("JSON:      {0}", "JSON:    {0}");
    private static readonly Bilingual _noJson = new("JSON:      no hay uno que diga lo mismo. {0}", "JSON:    none says the same. {0}");

    /// <returns>The exit code: 0 where all is data, <see cref="Broken"/>, or <see cref="Dangerous"/>.</returns>
    /// <exception cref="LessonException">The bytes begin with a frame, and go on with something else.</exception>
    public int Show(ReadOnlyMemory<byte> bytes)
    {
        int worst = 0;
        foreach ((string? header, ReadOnlyMemory<byte> pickle) in PickleFile.Cut(bytes))
        {
            if (header is not null)
            {
                screen.Line(_frame.With(header, pickle.Length));
            }

            List(pickle);
            worst = Math.Max(worst, Judge(pickle));
        }

        return worst;
    }

    private void List(ReadOnlyMemory<byte> pickle)
    {
        long skipped = 0;
        long shown = 0;
        foreach (PickleLine row in PickleListing.Lines(pickle, PickleLimits.Default))
        {
            bool matters = row.Risk == PickleRisk.Dangerous || row.Code is null;
            if (shown++ >= rows && !matters)
            {
                skipped++;
                continue;
            }

            foreach (string line in PickleLayout.Lines(row, screen.Language))
            {
                screen.Line(line);
            }
        }

        if (skipped > 0)
        {
            screen.Line(_skipped.With(skipped));
        }
    }

    private int Judge(ReadOnlyMemory<byte> pickle)
    {
        PickleVerdict verdict = PickleVerdict.Of(pickle, PickleLimits.Default);
        screen.Line("");
        if (verdict.Value is not { } value)
        {
            string[] lines = [.. verdict.Explain(screen.Language)];
            screen.Line(_verdict.With(lines[0]));
            Array.ForEach(lines[1..], screen.Line);
            return verdict.IsDangerous ? Dangerous : Broken;
        }

        screen.Line(_fine.With(pickle.Length));
        screen.Line(_value.With(PickleText.Repr(value, ShownChars)));
        screen.Line(Json(value));
        return 0;
    }

    private static Bilingual Json(PickleValue value)
    {
        PickleJson json = PickleJson.Of(value, ShownChars);
        Bilingual reason = json.Reason ?? default;
        if (json.Json is null)
        {
            return _noJson.With(reason);
        }

        Bilingual line = _json.With(SafeText.OneLine(json.Json));
        return json.Reason is null ? line : new Bilingual($"{line.Spanish}\n           {reason.Spanish}", $"{line.English}\n         {reason.English}");
    }
}

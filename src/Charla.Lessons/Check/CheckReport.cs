using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>The verdict for a person: a line a point, and below one that failed what happened and why.</summary>
internal sealed class CheckReport(TextWriter output, Language language)
{
    private static readonly Bilingual _done = new("se hizo:    ", "done:       ");
    private static readonly Bilingual _expected = new("se esperaba:", "expected:   ");
    private static readonly Bilingual _came = new("pasó:       ", "came:       ");
    private static readonly Bilingual _cure = new("consejo:    ", "advice:     ");
    private static readonly Bilingual _score = new("{0} de {1} puntos.", "{0} of {1} points.");
    private static readonly Bilingual _allWell = new("{0} de {1} puntos. ¡Muy bien!", "{0} of {1} points. Well done!");
    private static readonly Bilingual _unjudged = new("Sin juzgar: {0}.", "Not judged: {0}.");

    public void Print(PointResult result)
    {
        output.WriteLine($"{Mark(result.Verdict)} {result.Point.Id,-17} {result.Point.Title.In(language)}");
        switch (result.Verdict)
        {
            case Verdict.Failed:
                Line(_done, result.Point.Done);
                Line(_expected, result.Point.Expected);
                Line(_came, result.Came);
                Explain(result);
                break;
            case Verdict.Advice:
                Explain(result);
                break;
            case Verdict.NotJudged:
                output.WriteLine($"    {result.Came.In(language)}");
                break;
        }

        output.Flush();
    }

    public void PrintScore(CheckResult result)
    {
        int unjudged = result.Points.Count(point => !point.Point.IsExtra && point.Verdict == Verdict.NotJudged);
        Bilingual score = (result.ExitCode == CheckResult.AllPassed && unjudged == 0 ? _allWell : _score).With(result.Passed, result.Judged);
        output.WriteLine();
        output.WriteLine(score.In(language) + (unjudged > 0 ? " " + _unjudged.With(unjudged).In(language) : ""));
        output.Flush();
    }

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "✓",
        Verdict.Failed => "✗",
        Verdict.Advice => "·",
        _ => "?",
    };

    private void Explain(PointResult result)
    {
        foreach (Finding finding in result.Findings)
        {
            foreach (string line in FindingText.Lines(finding, language))
            {
                output.WriteLine("    " + line);
            }
        }

        if (result.Findings.Count == 0)
        {
            Line(_cure, result.Point.Explanation);
        }
    }

    private void Line(Bilingual label, Bilingual text) => output.WriteLine($"    {label.In(language)} {text.In(language)}");
}

using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>The points of one exercise as they are judged, each told as soon as it is.</summary>
internal sealed class Sheet(Meetings meetings, Action<PointResult> tell)
{
    private static readonly Bilingual _needsFirst = new("Primero hay que arreglar «{0}».", "“{0}” must be mended first.");
    private static readonly Bilingual _servesOne = new("Tu programa ya no atendía: después de la primera conexión se había ido. Con --run se arranca de nuevo para cada punto.", "Your program was no longer there: it was gone after the first connection. With --run it is started anew for each point.");
    private static readonly Bilingual _errorPrinted = new("{0} El programa escribió: {1}", "{0} The program wrote: {1}");

    private readonly List<PointResult> _results = [];

    public IReadOnlyList<PointResult> Results => _results;

    /// <summary>Judges one point, unless one that it needs has failed. The connection in use is given up when it fails.</summary>
    /// <exception cref="NobodyThereException">The program was not there for the first point.</exception>
    public async Task JudgeAsync(CheckPoint point, Func<Task<Outcome>> look)
    {
        Outcome outcome = FailedNeed(point) is { } need ? Outcome.NotJudged(_needsFirst.With(need)) : await LookAsync(point, look);
        if (outcome.Verdict == Verdict.Failed)
        {
            outcome = WasTurnedAway() ? Outcome.NotJudged(_servesOne) : await WithErrorAsync(outcome);
            await meetings.PartAsync();
        }

        Verdict verdict = outcome.Verdict == Verdict.Failed && point.IsExtra ? Verdict.Advice : outcome.Verdict;
        PointResult result = new(point, verdict, outcome.Came, outcome.Findings);
        _results.Add(result);
        tell(result);
    }

    private string? FailedNeed(CheckPoint point) =>
        point.Needs.FirstOrDefault(need => _results.Any(result => result.Point.Id == need && result.Verdict != Verdict.Passed && IsFailure(result)));

    /// <summary>A point that was not judged because of another hinders no further one by itself, unless that other is a failure too.</summary>
    private bool IsFailure(PointResult result) => result.Verdict == Verdict.Failed || FailedNeed(result.Point) is not null;

    private async Task<Outcome> LookAsync(CheckPoint point, Func<Task<Outcome>> look)
    {
        try
        {
            return await look();
        }
        catch (NobodyThereException) when (point.IsExtra)
        {
            return Outcome.Failed(point.Explanation);
        }
        catch (NobodyThereException) when (_results.Count > 0 && !meetings.HasProgram)
        {
            return Outcome.NotJudged(_servesOne);
        }
        catch (NobodyThereException nobody) when (_results.Count > 0)
        {
            return Outcome.NotJudged(nobody.Text);
        }
    }

    /// <summary>A server that serves one client only may leave the next one waiting at its door, and be gone.</summary>
    private bool WasTurnedAway() => !meetings.HasProgram && meetings.Count > 1 && meetings.Current is { HasEnded: true, ReceivedLength: 0 };

    private async Task<Outcome> WithErrorAsync(Outcome outcome)
    {
        // A program that breaks closes its connection a moment before it says why.
        if (meetings is { Program: { } program, Current.HasEnded: true })
        {
            await program.EndsAsync(TimeSpan.FromMilliseconds(300), meetings.Stop);
        }

        string error = SafeText.OneLine(meetings.Program?.LastError ?? "");
        return error.Length == 0 ? outcome : outcome with { Came = _errorPrinted.With(outcome.Came, error[..Math.Min(error.Length, 200)]) };
    }
}

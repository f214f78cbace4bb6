namespace Charla.Lessons.Check;

/// <summary>Every point of one exercise, judged.</summary>
internal sealed record CheckResult(CheckOptions Options, IReadOnlyList<PointResult> Points)
{
    /// <summary>Exit code: nothing failed.</summary>
    public const int AllPassed = 0;

    /// <summary>Exit code: a point failed.</summary>
    public const int SomeFailed = 1;

    /// <summary>Exit code: the program could not be judged.</summary>
    public const int NotJudged = 2;

    /// <summary>Points of the step itself that could be judged.</summary>
    public int Judged => Points.Count(point => !point.Point.IsExtra && point.Verdict is Verdict.Passed or Verdict.Failed);

    public int Passed => Points.Count(point => !point.Point.IsExtra && point.Verdict == Verdict.Passed);

    public int ExitCode => Points.Any(point => point.Verdict == Verdict.Failed) ? SomeFailed : Passed > 0 ? AllPassed : NotJudged;
}

using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>What a look at one point found.</summary>
/// <param name="Verdict">Passed, failed, or not judged.</param>
/// <param name="Came">What came of it, for a person.</param>
/// <param name="Findings">What the frame doctor has to say of the student's bytes.</param>
internal sealed record Outcome(Verdict Verdict, Bilingual Came, IReadOnlyList<Finding> Findings)
{
    public static Outcome Passed { get; } = new(Verdict.Passed, default, []);

    public static Outcome Failed(Bilingual came, IReadOnlyList<Finding>? findings = null) => new(Verdict.Failed, came, findings ?? []);

    public static Outcome NotJudged(Bilingual reason) => new(Verdict.NotJudged, reason, []);

    /// <summary>Passed where <paramref name="holds"/>, else failed with what came instead.</summary>
    public static Outcome Of(bool holds, Bilingual came, IReadOnlyList<Finding>? findings = null) => holds ? Passed : Failed(came, findings);
}

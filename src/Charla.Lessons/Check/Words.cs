using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>The words by which files and scripts know what the check says: the same in every language.</summary>
internal static class Words
{
    public static string Of(Exercise exercise) => exercise.ToString().ToLowerInvariant();

    public static string Of(WireSide side) => side.ToString().ToLowerInvariant();

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "failed",
        Verdict.Advice => "advice",
        _ => "not_judged",
    };
}

using Charla.Protocol;

namespace Charla.Lessons.Check;

/// <summary>One thing that a student's program is asked to do.</summary>
/// <param name="Id">A stable name, the same in every language and version.</param>
/// <param name="Title">What a program that passes does.</param>
/// <param name="Done">What the check does to find out.</param>
/// <param name="Expected">What a correct program answers.</param>
/// <param name="Explanation">The usual mistake behind a failure, and its cure.</param>
internal sealed record CheckPoint(string Id, Bilingual Title, Bilingual Done, Bilingual Expected, Bilingual Explanation)
{
    /// <summary>Beyond what the course's step asks for: its failure is advice.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Ids of points without which this one can't be judged: one mistake is told once.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}

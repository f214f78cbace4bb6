namespace Charla.Lessons.Check;

/// <summary>What came of one point.</summary>
internal enum Verdict
{
    Passed,
    Failed,

    /// <summary>A point beyond what the step asks for was not reached: told, and not held against anybody.</summary>
    Advice,

    /// <summary>Nothing can be said: what it needs failed before, nobody was there any more, or it can't be seen from the wire.</summary>
    NotJudged,
}

using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons.Check;

/// <summary>A point and what came of it.</summary>
internal sealed record PointResult(CheckPoint Point, Verdict Verdict, Bilingual Came, IReadOnlyList<Finding> Findings);

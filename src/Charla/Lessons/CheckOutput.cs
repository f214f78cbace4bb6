namespace Charla.Lessons;

/// <summary>Where the verdicts of <c>charla check</c> go.</summary>
/// <param name="Name">Whose program it is.</param>
/// <param name="Csv">A file to which rows are added; null for none.</param>
/// <param name="Json">Print one JSON object instead of lines for a person.</param>
internal sealed record CheckOutput(string Name, string? Csv, bool Json);

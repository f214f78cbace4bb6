using System.Globalization;

namespace Charla.Protocol.Pickle;

/// <summary>One opcode of a pickle, taken apart for a person.</summary>
/// <param name="Offset">Where it stands, in bytes.</param>
/// <param name="Code">Its byte; null for the line that tells of damage.</param>
/// <param name="Name">Its name in Python's <c>pickletools</c>.</param>
/// <param name="Argument">Its argument as Python would write it, cut where it is long; empty where it has none.</param>
/// <param name="Marks">How many marks are open before it.</param>
/// <param name="Risk">Whether it names or calls something.</param>
/// <param name="Note">What it names or would call, or why it cannot be followed; null where there is nothing to say.</param>
internal sealed record PickleLine(int Offset, byte? Code, string Name, string Argument, int Marks, PickleRisk Risk, Bilingual? Note)
{
    private const int DeepestIndent = 20;

    /// <summary>One line: what marks the danger, offset, byte, name, argument, note.</summary>
    public string In(Language language)
    {
        string risk = Risk switch
        {
            PickleRisk.Dangerous => "!!",
            PickleRisk.Allowed => "ok",
            _ => "  ",
        };
        string indent = new(' ', 2 * Math.Min(Marks, DeepestIndent));
        string note = Note is { } text ? "  <- " + text.In(language) : "";
        string code = Code is { } value ? value.ToString("x2", CultureInfo.InvariantCulture) : "--";
        return string.Create(CultureInfo.InvariantCulture, $"{risk} {Offset,6}  {code}  {indent}{Name}{(Argument.Length > 0 ? " " : "")}{Argument}{note}");
    }
}

using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons.Pickle;

/// <summary>The lines of a disassembly, none longer than <see cref="Columns"/> characters: a note that does not fit goes below its opcode.</summary>
internal static class PickleLayout
{
    public const int Columns = 100;

    private const int NoteIndent = 16;

    /// <summary>What one opcode takes: one line, or several.</summary>
    public static IEnumerable<string> Lines(PickleLine line, Language language)
    {
        string whole = line.In(language);
        if (whole.Length <= Columns)
        {
            return [whole];
        }

        string opcode = (line with { Note = null }).In(language);
        IEnumerable<string> note = line.Note is { } text ? Wrapped(text.In(language)) : [];
        return [Cut(opcode), .. note];
    }

    private static IEnumerable<string> Wrapped(string note)
    {
        string line = new string(' ', NoteIndent) + "<-";
        foreach (string word in note.Split(' '))
        {
            if (line.Length + 1 + word.Length > Columns)
            {
                yield return line;
                line = new string(' ', NoteIndent + 2);
            }

            line = Cut($"{line} {word}");
        }

        yield return line;
    }

    private static string Cut(string line) => line.Length <= Columns ? line : line[..(Columns - 1)] + "…";
}

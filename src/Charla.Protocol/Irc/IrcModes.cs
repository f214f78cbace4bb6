using System.Text;

namespace Charla.Protocol.Irc;

/// <summary>Which letters are modes, by what stands with them: <c>CHANMODES=lists,always,set,flags</c> and <c>PREFIX=(ranks)signs</c>.</summary>
/// <param name="Lists">Add to a list, or show it where there is nothing to add.</param>
/// <param name="Always">Have a parameter both ways, such as a key.</param>
/// <param name="Set">Have one where they are set, such as a limit.</param>
/// <param name="Flags">Have none.</param>
/// <param name="Ranks">Of a member, the highest first; the parameter is a nick.</param>
/// <param name="Signs">What stands before the nick of someone of each rank.</param>
internal sealed record IrcModeClasses(string Lists, string Always, string Set, string Flags, string Ranks, string Signs)
{
    /// <summary>A person's own modes are flags alone.</summary>
    public static IrcModeClasses OfUser(string flags) => new("", "", "", flags, "", "");

    /// <summary>The value of <c>CHANMODES</c>.</summary>
    public string Chanmodes => $"{Lists},{Always},{Set},{Flags}";

    /// <summary>The value of <c>PREFIX</c>.</summary>
    public string Prefix => $"({Ranks}){Signs}";

    /// <summary>The value of <c>MAXLIST</c>: each list may have as many.</summary>
    public string MaxList(int entries) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Lists}:{entries}");

    public bool Knows(char mode) => (Lists + Always + Set + Flags + Ranks).Contains(mode);

    /// <summary>Whether a mode has a parameter.</summary>
    public bool Takes(char mode, bool on) => (Lists + Always + Ranks).Contains(mode) || (on && Set.Contains(mode));
}

/// <summary>What is to be done with a mode.</summary>
internal enum IrcModeAction
{
    Set,
    Unset,

    /// <summary>A list is to be shown.</summary>
    Show,

    /// <summary>Nothing: 472, or 501 of a person's.</summary>
    Unknown,

    /// <summary>Nothing: its parameter is missing, 696.</summary>
    Incomplete,
}

/// <summary>One letter of a <c>MODE</c> command.</summary>
/// <param name="Action">What is to be done.</param>
/// <param name="Mode">The letter.</param>
/// <param name="Parameter">Null where the mode has none.</param>
internal readonly record struct IrcModeChange(IrcModeAction Action, char Mode, string? Parameter = null);

/// <summary>Reads what a <c>MODE</c> command asks for, and writes what has come of it.</summary>
internal static class IrcModes
{
    /// <summary>Reads letters and parameters, each letter with the parameter that is its own.</summary>
    /// <param name="classes">Which letters there are.</param>
    /// <param name="words">The command's parameters behind its target; letters may come again behind parameters.</param>
    public static List<IrcModeChange> Parse(IrcModeClasses classes, IReadOnlyList<string> words)
    {
        List<IrcModeChange> changes = [];
        Queue<string> rest = new(words);
        while (rest.TryDequeue(out string? letters))
        {
            bool on = true;
            foreach (char letter in letters)
            {
                if (letter is '+' or '-')
                {
                    on = letter == '+';
                }
                else
                {
                    changes.Add(Change(classes, letter, on, rest));
                }
            }
        }

        return changes;
    }

    /// <summary>Writes changes as the fewest letters: <c>+ov-b ana luis *!*@h</c>.</summary>
    /// <returns>For each line of at most <paramref name="most"/> changes: the letters, then the parameters.</returns>
    public static IEnumerable<string[]> Write(IEnumerable<IrcModeChange> changes, int most)
    {
        foreach (IrcModeChange[] line in changes.Where(change => change.Action is IrcModeAction.Set or IrcModeAction.Unset).Chunk(most))
        {
            StringBuilder letters = new();
            IrcModeAction? sign = null;
            foreach (IrcModeChange change in line)
            {
                letters.Append(sign == change.Action ? "" : change.Action == IrcModeAction.Set ? "+" : "-").Append(change.Mode);
                sign = change.Action;
            }

            yield return [letters.ToString(), .. line.Select(change => change.Parameter).OfType<string>()];
        }
    }

    private static IrcModeChange Change(IrcModeClasses classes, char letter, bool on, Queue<string> rest)
    {
        IrcModeAction action = on ? IrcModeAction.Set : IrcModeAction.Unset;
        if (!classes.Knows(letter))
        {
            return new IrcModeChange(IrcModeAction.Unknown, letter);
        }

        if (!classes.Takes(letter, on))
        {
            return new IrcModeChange(action, letter);
        }

        if (rest.TryDequeue(out string? parameter) && parameter.Length > 0)
        {
            return new IrcModeChange(action, letter, parameter);
        }

        // A key can be taken away by who does not know it: the specification lets any parameter do.
        return classes.Lists.Contains(letter) ? new IrcModeChange(IrcModeAction.Show, letter)
            : classes.Always.Contains(letter) && !on ? new IrcModeChange(action, letter, "*")
            : new IrcModeChange(IrcModeAction.Incomplete, letter);
    }
}

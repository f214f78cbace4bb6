using Charla.Protocol;

namespace Charla.Chat;

/// <summary>What a command's first argument names, so that Tab can complete it.</summary>
internal enum CommandArgument
{
    Other,
    Room,
    Person,
    Command,
}

/// <summary>A command that is typed with a slash in front.</summary>
/// <param name="Name">Without the slash, the same in both languages.</param>
/// <param name="SpanishName">A second name, for those who think in Spanish.</param>
/// <param name="Parameters">As help shows them; optional ones in brackets.</param>
/// <param name="Help">What it does, in one sentence.</param>
/// <param name="First">What its first argument names.</param>
/// <param name="MinArguments">Words that it needs at least.</param>
/// <param name="RunAsync">Does it, given what stands behind its name.</param>
internal sealed record SlashCommand(
    string Name,
    string SpanishName,
    Bilingual Parameters,
    Bilingual Help,
    CommandArgument First,
    int MinArguments,
    Func<ChatSession, string, Task> RunAsync)
{
    /// <summary>The command and its parameters.</summary>
    public string Usage(Language language) => $"/{Name} {Parameters.In(language)}".TrimEnd();
}

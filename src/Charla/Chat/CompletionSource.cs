using Charla.Protocol.Messages;

namespace Charla.Chat;

/// <summary>Knows what a word in the line being typed may become.</summary>
internal static class CompletionSource
{
    /// <summary>Commands at the beginning, then what the command's first argument names; names of people everywhere else.</summary>
    /// <param name="line">The line up to the cursor.</param>
    /// <param name="conversation">Whose people and rooms there are.</param>
    public static Completion Find(string line, Conversation conversation)
    {
        int start = line.AsSpan().LastIndexOfAny(" \n") + 1;
        if (!line.StartsWith('/') || line.StartsWith("//", StringComparison.Ordinal))
        {
            return People(line, start, conversation);
        }

        (string name, string arguments) = SlashCommands.Split(line);
        bool isFirstArgument = start > 0 && Words.Count(arguments) <= (start == line.Length ? 0 : 1);
        return (start, isFirstArgument ? SlashCommands.Find(name)?.First : null) switch
        {
            (0, _) => Completer.Among(line, 1, SlashCommands.All.Select(command => command.Name), " "),
            (_, CommandArgument.Room) => Completer.Among(line, start, conversation.Rooms.Select(room => room.Name), " "),
            (_, CommandArgument.Person) => Completer.Among(line, start, Names(conversation), " "),
            (_, CommandArgument.Command) => Completer.Among(line, start, SlashCommands.All.Select(command => command.Name), " "),
            _ => People(line, start, conversation),
        };
    }

    /// <summary>At the beginning of a message a name is an address; an at sign in front stays.</summary>
    private static Completion People(string line, int start, Conversation conversation)
    {
        int nameStart = start < line.Length && line[start] == NameRules.DirectPrefix ? start + 1 : start;
        return Completer.Among(line, nameStart, Names(conversation), start == 0 && nameStart == 0 ? ": " : " ");
    }

    private static IEnumerable<string> Names(Conversation conversation) =>
        conversation.Rooms
            .OrderByDescending(room => conversation.IsActive(room.Name))
            .SelectMany(room => room.Members.Values)
            .Where(name => !conversation.IsOwn(name))
            .DistinctBy(NameRules.Fold);
}

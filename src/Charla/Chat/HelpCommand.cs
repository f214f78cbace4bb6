using Charla.Protocol;

namespace Charla.Chat;

/// <summary><c>/help</c>.</summary>
internal static class HelpCommand
{
    private static readonly Bilingual _introduction = new(
        "Lo que escribas va a la sala del principio de la línea. N es el número que va detrás de la hora.",
        "What you type goes to the room at the beginning of the line. N is the number behind the time.");

    private static readonly Bilingual _keys = new(
        "Tab completa nombres y órdenes; ↑ y ↓ traen lo ya escrito; Alt-Intro, otra línea; // manda una barra; Ctrl-D sale.",
        "Tab completes names and commands; ↑ and ↓ bring back what was typed; Alt-Enter, a new line; // sends a slash; Ctrl-D leaves.");

    private static readonly Bilingual _alsoCalled = new("También: /{0}", "Also: /{0}");
    private static readonly Bilingual _unknown = new("No hay una orden /{0}.", "There is no command /{0}.");

    public static Task RunAsync(ChatSession session, string arguments)
    {
        if (arguments.Length == 0)
        {
            session.Print([session.View.Info(_introduction), .. Table.Rows(SlashCommands.All, command => Cells(command, session.View), session.Columns), session.View.Info(_keys)]);
            return Task.CompletedTask;
        }

        string name = Words.TakeFirst(arguments).First.TrimStart('/');
        if (SlashCommands.Find(name) is { } command)
        {
            session.Print([.. Table.Rows([command], one => Cells(one, session.View), session.Columns), session.View.Info(_alsoCalled.With(command.SpanishName))]);
        }
        else
        {
            session.Problem(_unknown.With(SafeText.OneLine(name)));
        }

        return Task.CompletedTask;
    }

    private static string[] Cells(SlashCommand command, ChatView view) =>
        ["  " + command.Usage(view.Language), command.Help.In(view.Language)];
}

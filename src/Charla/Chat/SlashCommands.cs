using Charla.Client;
using Charla.Protocol;

namespace Charla.Chat;

/// <summary>All commands, and how a typed line becomes one.</summary>
internal static class SlashCommands
{
    private static readonly Bilingual _unknown = new("No hay una orden /{0}. /help muestra las que hay.", "There is no command /{0}. /help shows those there are.");
    private static readonly Bilingual _usage = new("Así se usa: {0}", "Usage: {0}");

    private static readonly Bilingual _none = FailureTexts.Same("");

    public static IReadOnlyList<SlashCommand> All { get; } =
    [
        new("join", "entrar", new("SALA", "ROOM"), new("Entra en una sala, o vuelve a ella.", "Enters a room, or goes back to it."), CommandArgument.Room, 1, RoomCommands.JoinAsync),
        new("leave", "dejar", new("[SALA]", "[ROOM]"), new("Deja una sala.", "Leaves a room."), CommandArgument.Room, 0, RoomCommands.LeaveAsync),
        new("rooms", "salas", _none, new("Muestra las salas.", "Lists the rooms."), CommandArgument.Other, 0, RoomCommands.ListAsync),
        new("who", "quien", new("[SALA]", "[ROOM]"), new("Muestra quién está.", "Lists who is there."), CommandArgument.Room, 0, RoomCommands.WhoAsync),
        new("topic", "tema", new("[TEXTO]", "[TEXT]"), new("Muestra el tema de la sala, o lo cambia; con - lo quita.", "Shows the room's topic, or changes it; - removes it."), CommandArgument.Other, 0, RoomCommands.TopicAsync),
        new("history", "historial", new("[N]", "[N]"), new("Muestra mensajes anteriores a los que se ven.", "Shows messages from before those on the screen."), CommandArgument.Other, 0, PastCommands.HistoryAsync),
        new("search", "buscar", new("PALABRAS", "WORDS"), new("Busca mensajes en todas tus salas.", "Searches the messages of all your rooms."), CommandArgument.Other, 1, PastCommands.SearchAsync),
        new("msg", "mensaje", new("NOMBRE [TEXTO]", "NAME [TEXT]"), new("Escribe en privado; sin texto, lo que sigue va a esa persona.", "Writes in private; without a text, what follows goes to that person."), CommandArgument.Person, 1, MessageCommands.DirectAsync),
        new("me", "yo", new("TEXTO", "TEXT"), new("Di lo que haces: «/me saluda».", "Says what you do: “/me waves”."), CommandArgument.Other, 1, MessageCommands.ActAsync),
        new("reply", "responder", new("N TEXTO", "N TEXT"), new("Responde al mensaje #N.", "Answers message #N."), CommandArgument.Other, 2, MessageCommands.ReplyAsync),
        new("react", "reaccionar", new("[N] EMOJI", "[N] EMOJI"), new("Reacciona al mensaje #N, o al último ajeno; con - delante del emoji, lo quita.", "Reacts to message #N, or to the last one of others; - before the emoji takes it back."), CommandArgument.Other, 1, MessageCommands.ReactAsync),
        new("edit", "editar", new("[N] [TEXTO]", "[N] [TEXT]"), new("Cambia tu mensaje #N, o el último; sin texto, lo trae para corregirlo.", "Changes your message #N, or the last one; without a text, brings it back to be corrected."), CommandArgument.Other, 0, MessageCommands.EditAsync),
        new("delete", "borrar", new("[N]", "[N]"), new("Borra tu mensaje #N, o el último.", "Deletes your message #N, or the last one."), CommandArgument.Other, 0, MessageCommands.DeleteAsync),
        .. ModerationCommands.All,
        new("nick", "nombre", new("NOMBRE", "NAME"), new("Cambia tu nombre.", "Changes your name."), CommandArgument.Other, 1, RoomCommands.NickAsync),
        new("register", "registrar", new("[NOMBRE]", "[NAME]"), new("Hace tuyo tu nombre, u otro, con una contraseña.", "Makes your name yours, or another one, with a password."), CommandArgument.Other, 0, AccountCommands.RegisterAsync),
        new("login", "iniciar-sesion", new("[NOMBRE]", "[NAME]"), new("Entra en una cuenta; pide la contraseña.", "Opens an account; asks for the password."), CommandArgument.Other, 0, AccountCommands.SignInAsync),
        new("logout", "cerrar-sesion", _none, new("Deja la cuenta y sigue con otro nombre.", "Leaves the account and goes on under another name."), CommandArgument.Other, 0, AccountCommands.SignOutAsync),
        new("password", "contraseña", _none, new("Cambia la contraseña de la cuenta.", "Changes the account's password."), CommandArgument.Other, 0, AccountCommands.ChangePasswordAsync),
        new("tokens", "tokens", new("[new NOMBRE | revoke N]", "[new LABEL | revoke N]"), new("Muestra los tokens de la cuenta, hace uno para un programa o anula uno.", "Lists the account's tokens, makes one for a program or revokes one."), CommandArgument.Other, 0, AccountCommands.TokensAsync),
        new("help", "ayuda", new("[ORDEN]", "[COMMAND]"), new("Muestra esta ayuda.", "Shows this help."), CommandArgument.Command, 0, HelpCommand.RunAsync),
        new("quit", "salir", _none, new("Sale del programa.", "Leaves the program."), CommandArgument.Other, 0, (session, _) =>
        {
            session.Quit();
            return Task.CompletedTask;
        }),
    ];

    /// <summary>The command of that name, in either language.</summary>
    public static SlashCommand? Find(string name) =>
        All.FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || command.SpanishName.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Splits <c>/name arguments</c>.</summary>
    public static (string Name, string Arguments) Split(string line)
    {
        (string name, string arguments) = Words.TakeFirst(line[1..]);
        return (name, arguments);
    }

    /// <summary>Does what a line with a slash in front asks for. What goes wrong is told to the person.</summary>
    public static async Task RunAsync(ChatSession session, string line)
    {
        (string name, string arguments) = Split(line);
        if (Find(name) is not { } command)
        {
            session.Problem(_unknown.With(SafeText.OneLine(name)));
            return;
        }

        if (Words.Count(arguments) < command.MinArguments)
        {
            session.Problem(_usage.With(command.Usage(session.View.Language)));
            return;
        }

        try
        {
            await command.RunAsync(session, arguments);
        }
        catch (ChatException failure)
        {
            session.Problem(FailureTexts.Of(failure));
        }
    }
}

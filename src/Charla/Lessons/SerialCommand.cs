using System.CommandLine;
using Charla.Chat.Terminal;
using Charla.Lessons.Serial;
using Charla.Protocol;
using Charla.Serial;

namespace Charla.Lessons;

/// <summary><c>charla serial list</c> and <c>charla serial chat --port P</c>.</summary>
internal static class SerialCommand
{
    private static readonly Bilingual _description = new("Puertos serie: los que hay, y una charla entre dos equipos con un cable.", "Serial ports: those that there are, and a chat between two computers with a cable.");
    private static readonly Bilingual _list = new("Muestra los puertos serie de este equipo.", "Shows the serial ports of this machine.");
    private static readonly Bilingual _chat = new("Dos equipos y un cable, con las mismas tramas que la charla.", "Two computers and a cable, with the same frames as the chat.");

    public static Command Create(Language language) => new("serial", _description.In(language)) { List(language), Chat(language) };

    private static Command List(Language language)
    {
        Command command = new("list", _list.In(language));
        command.Runs(language, (_, screen, _) =>
        {
            SerialListing.Print(screen, new SerialPortList().Find());
            return Task.CompletedTask;
        });
        return command;
    }

    private static Command Chat(Language language)
    {
        SerialFlags flags = new(language);
        Command command = new("chat", _chat.In(language));
        foreach (Option option in flags.All)
        {
            command.Options.Add(option);
        }

        command.Runs(language, (parsed, screen, stop) => ChatAsync(flags, parsed, screen, stop));
        return command;
    }

    private static async Task ChatAsync(SerialFlags flags, ParseResult parsed, LessonScreen screen, CancellationToken stop)
    {
        SerialChatOptions options = Read(flags, parsed);
        if (RawMode.IsPossible && !flags.IsPlain(parsed))
        {
            using SerialTerminal terminal = new(options, screen.Language);
            terminal.Run();
            return;
        }

        await using Stream input = Console.OpenStandardInput();
        await new SerialPipe(options, input, screen, Console.Error).RunAsync(flags.Follows(parsed), stop);
    }

    private static SerialChatOptions Read(SerialFlags flags, ParseResult parsed)
    {
        try
        {
            return flags.Read(parsed);
        }
        catch (SerialSettingException refused)
        {
            throw new LessonException(refused.Text, refused);
        }
    }
}

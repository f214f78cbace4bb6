using System.CommandLine;
using System.Net.Sockets;
using Charla.Lessons.Framing;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary><c>charla framed serve</c> and <c>charla framed send WORD…</c>.</summary>
internal static class FramedCommand
{
    private static readonly string[] _words = ["Lima", "Ñuñoa", "", "São Paulo", "mañana"];

    private static readonly Bilingual _description = new("Lección 3: las tramas. Una cabecera de diez bytes dice dónde acaba cada mensaje.", "Lesson 3: frames. A header of ten bytes says where each message ends.");
    private static readonly Bilingual _serve = new("Muestra la cabecera y el texto de cada trama, y los errores de quien las envía.", "Shows each frame's header and text, and the mistakes of who sends them.");
    private static readonly Bilingual _send = new("Envía cada palabra en una trama.", "Sends each word in a frame.");
    private static readonly Bilingual _word = new("Las palabras; \"\" es el mensaje vacío. Por omisión, cinco, una de ellas vacía.", "The words; \"\" is the empty message. Default: five of them, one empty.");
    private static readonly Bilingual _interval = new("Pausa entre tramas. Por omisión 1s.", "Pause between frames. Default 1s.");

    public static Command Create(Language language) => new("framed", _description.In(language)) { Serve(language), Send(language) };

    private static Command Serve(Language language)
    {
        LessonOptions options = LessonOptions.ForServer(language);
        Command command = new("serve", _serve.In(language)) { options.Host, options.Port };
        command.Runs(language, (parsed, screen, stop) => LessonCommand.ServeAsync(options, parsed, screen, new FramedServer(screen).ServeAsync, stop));
        return command;
    }

    private static Command Send(Language language)
    {
        LessonOptions options = LessonOptions.ForClient(language);
        Argument<string[]> words = new("WORD") { Description = _word.In(language), Arity = ArgumentArity.ZeroOrMore };
        Option<TimeSpan> interval = LessonOptions.Time("--interval", _interval, TimeSpan.FromSeconds(1), language);
        Command command = new("send", _send.In(language)) { words, options.Host, options.Port, interval };
        command.Runs(language, async (parsed, screen, stop) =>
        {
            using Socket server = await LessonDialer.DialAsync(parsed.GetValue(options.Host)!, parsed.GetValue(options.Port), stop);
            string[] chosen = parsed.GetValue(words) is { Length: > 0 } given ? given : _words;
            await new FramedClient(screen, TimeProvider.System).RunAsync(server, chosen, parsed.GetValue(interval), stop);
        });
        return command;
    }
}

using System.CommandLine;
using System.Net.Sockets;
using Charla.Lessons.Streaming;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary><c>charla stream serve</c> and <c>charla stream send</c>.</summary>
internal static class StreamCommand
{
    private static readonly Bilingual _description = new("Lección 2: el flujo de bytes. No hay mensajes, solo bytes en orden.", "Lesson 2: the stream of bytes. There are no messages, only bytes in order.");
    private static readonly Bilingual _serve = new("Muestra cada trozo tal como lo entregó el sistema operativo.", "Shows every chunk as the operating system delivered it.");
    private static readonly Bilingual _send = new("Envía los números 1, 2, 3…, sin nada entre ellos.", "Sends the numbers 1, 2, 3…, with nothing between them.");
    private static readonly Bilingual _buffer = new("Bytes que puede tomar cada recv, de 1 a 65536. Por omisión 1, como en el curso.", "Bytes that each recv may take, from 1 to 65536. Default 1, as in the course.");
    private static readonly Bilingual _count = new("Cuántos números. Por omisión 10.", "How many numbers. Default 10.");
    private static readonly Bilingual _interval = new("Pausa entre envíos. Por omisión 1s; con 0 se pegan unos a otros.", "Pause between sends. Default 1s; with 0 they stick together.");
    private static readonly Bilingual _outOfRange = new("{0}: un número de {1} a {2}.", "{0}: a number from {1} to {2}.");

    public static Command Create(Language language) => new("stream", _description.In(language)) { Serve(language), Send(language) };

    private static Command Serve(Language language)
    {
        LessonOptions options = LessonOptions.ForServer(language);
        Option<int> buffer = Number("--buffer", _buffer, 1, StreamServer.MaxBuffer, 1, language);
        Command command = new("serve", _serve.In(language)) { options.Host, options.Port, buffer };
        command.Runs(language, (parsed, screen, stop) => LessonCommand.ServeAsync(options, parsed, screen, new StreamServer(screen, parsed.GetValue(buffer)).ServeAsync, stop));
        return command;
    }

    private static Command Send(Language language)
    {
        LessonOptions options = LessonOptions.ForClient(language);
        Option<int> count = Number("--count", _count, 1, 1_000_000, 10, language);
        Option<TimeSpan> interval = LessonOptions.Time("--interval", _interval, TimeSpan.FromSeconds(1), language);
        Command command = new("send", _send.In(language)) { options.Host, options.Port, count, interval };
        command.Runs(language, async (parsed, screen, stop) =>
        {
            using Socket server = await LessonDialer.DialAsync(parsed.GetValue(options.Host)!, parsed.GetValue(options.Port), stop);
            await new StreamClient(screen, TimeProvider.System).RunAsync(server, parsed.GetValue(count), parsed.GetValue(interval), stop);
        });
        return command;
    }

    private static Option<int> Number(string name, Bilingual description, int lowest, int highest, int value, Language language)
    {
        Option<int> option = new(name) { Description = description.In(language), DefaultValueFactory = _ => value, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, out int given) && given >= lowest && given <= highest))
            {
                result.AddError(_outOfRange.With(SafeText.OneLine($"{name} {result.Tokens[0].Value}"), lowest, highest).In(language));
            }
        });
        return option;
    }
}

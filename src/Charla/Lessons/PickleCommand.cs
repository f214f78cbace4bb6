using System.CommandLine;
using System.Net.Sockets;
using Charla.Lessons.Pickle;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons;

/// <summary><c>charla pickle serve</c>, <c>charla pickle send [LITERAL]</c> and <c>charla pickle show FILE|-</c>.</summary>
internal static class PickleCommand
{
    private const string CourseObject = "[{'nombre': 'Elvio', 'apellido': 'Lado'}, ('ene', 'feb', 'mar'), 1+3j]";

    private static readonly Bilingual _description = new(
        "Lección 4: los objetos. pickle convierte un valor de Python en bytes; acá se lee sin ejecutar nada.",
        "Lesson 4: objects. pickle turns a value of Python into bytes; here it is read without executing anything.");

    private static readonly Bilingual _serve = new(
        "Muestra cada objeto que llega como lo haría Python, y rechaza los que ejecutarían código.",
        "Shows each object that comes as Python would, and refuses those that would execute code.");

    private static readonly Bilingual _send = new("Envía un objeto.", "Sends an object.");

    private static readonly Bilingual _show = new(
        "Desarma un pickle: sus códigos, los peligrosos marcados; el valor; el JSON que dice lo mismo.",
        "Takes a pickle apart: its opcodes, the dangerous ones marked; the value; the JSON that says the same.");

    private static readonly Bilingual _literal = new(
        "El objeto, como se escribe en Python. Por omisión, la lista del curso.",
        "The object as one writes it in Python. Default: the course's list.");

    private static readonly Bilingual _protocol = new("Protocolo de pickle, de 0 a 5. Por omisión 4, como Python.", "Pickle protocol, 0 to 5. Default 4, as in Python.");

    private static readonly Bilingual _badProtocol = new("{0}: los protocolos de pickle van de 0 a 5.", "{0}: pickle protocols are 0 to 5.");

    private static readonly Bilingual _file = new("El archivo con el pickle, con o sin la cabecera de diez bytes; - es la entrada.", "The file with the pickle, with or without the ten-byte header; - is standard input.");

    public static Command Create(Language language) => new("pickle", _description.In(language)) { Serve(language), Send(language), Show(language) };

    private static Command Serve(Language language)
    {
        LessonOptions options = LessonOptions.ForServer(language);
        Command command = new("serve", _serve.In(language)) { options.Host, options.Port };
        command.Runs(language, (parsed, screen, stop) => LessonCommand.ServeAsync(options, parsed, screen, new PickleServer(screen).ServeAsync, stop));
        return command;
    }

    private static Command Send(Language language)
    {
        LessonOptions options = LessonOptions.ForClient(language);
        Argument<string> literal = new("LITERAL") { Description = _literal.In(language), DefaultValueFactory = _ => CourseObject };
        Option<int> protocol = new("--protocol") { Description = _protocol.In(language), HelpName = "0-5", DefaultValueFactory = _ => PickleWriter.DefaultProtocol };
        protocol.Validators.Add(result =>
        {
            string given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (given.Length > 0 && given is not ("0" or "1" or "2" or "3" or "4" or "5"))
            {
                result.AddError(_badProtocol.With(SafeText.OneLine(given)).In(language));
            }
        });
        Command command = new("send", _send.In(language)) { literal, options.Host, options.Port, protocol };
        command.Runs(language, async (parsed, screen, stop) =>
        {
            PickleValue value = PickleClient.Parse(parsed.GetValue(literal)!);
            using Socket server = await LessonDialer.DialAsync(parsed.GetValue(options.Host)!, parsed.GetValue(options.Port), stop);
            await new PickleClient(screen).RunAsync(server, value, parsed.GetValue(protocol), stop);
        });
        return command;
    }

    private static Command Show(Language language)
    {
        Argument<string> file = new("FILE") { Description = _file.In(language) };
        Command command = new("show", _show.In(language)) { file };
        command.Runs(language, async (parsed, screen, stop) => new PickleExhibit(screen).Show(await PickleFile.ReadAsync(parsed.GetValue(file)!, stop)));
        return command;
    }
}

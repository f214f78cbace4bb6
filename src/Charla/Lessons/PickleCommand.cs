using System.CommandLine;
using System.Net.Sockets;
using Charla.Lessons.Pickle;
using Charla.Protocol;
using Charla.Protocol.Pickle;

namespace Charla.Lessons;

/// <summary><c>charla pickle serve</c>, <c>charla pickle send</c> and <c>charla pickle show</c>.</summary>
internal static class PickleCommand
{
    private static readonly Bilingual _description = new("Lección 4: los objetos. Cómo Python los vuelve bytes, y por qué no se cargan los de un desconocido.", "Lesson 4: objects. How Python turns them into bytes, and why one does not load a stranger's.");
    private static readonly Bilingual _serve = new("Muestra cada objeto como lo haría Python, sin ejecutar nada.", "Shows every object as Python would, executing nothing.");
    private static readonly Bilingual _send = new("Envía un objeto en una trama.", "Sends an object in a frame.");
    private static readonly Bilingual _literal = new("El objeto, escrito como en Python. Por omisión {0}", "The object, written as in Python. Default {0}");
    private static readonly Bilingual _protocol = new("Protocolo de pickle, de 0 a 5. Por omisión 4, como Python 3.8 a 3.13.", "Protocol of pickle, from 0 to 5. Default 4, as in Python 3.8 to 3.13.");
    private static readonly Bilingual _badProtocol = new("{0}: los protocolos van de 0 a 5.", "{0}: protocols go from 0 to 5.");
    private static readonly Bilingual _show = new(
        "Desarma un pickle sin ejecutarlo. Termina con 0 si solo son datos, 1 si no se puede leer, 3 si es peligroso.",
        "Takes a pickle apart without executing it. Exits with 0 where it is data alone, 1 where it can't be read, 3 where it is dangerous.");

    private static readonly Bilingual _file = new("Fichero con un pickle, solo o en tramas; - es la entrada estándar.", "File with a pickle, alone or in frames; - is standard input.");
    private static readonly Bilingual _rows = new("Filas que se muestran. Por omisión {0}; las peligrosas se muestran todas.", "Rows that are shown. Default {0}; all dangerous ones are.");
    private static readonly Bilingual _unreadable = new("No se puede leer {0}: {1}", "Can't read {0}: {1}");

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
        Argument<string> literal = new("LITERAL") { Description = _literal.With(PickleClient.DefaultLiteral).In(language), DefaultValueFactory = _ => PickleClient.DefaultLiteral };
        Option<int> protocol = new("--protocol") { Description = _protocol.In(language), DefaultValueFactory = _ => PickleWriter.DefaultProtocol, HelpName = "N" };
        protocol.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, out int given) && given is >= 0 and <= PickleOpcode.HighestProtocol))
            {
                result.AddError(_badProtocol.With(SafeText.OneLine(result.Tokens[0].Value)).In(language));
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
        Option<int> rows = new("--rows") { Description = _rows.With(PickleShow.DefaultRows).In(language), DefaultValueFactory = _ => PickleShow.DefaultRows, HelpName = "N" };
        Command command = new("show", _show.In(language)) { file, rows };
        command.Runs(language, async (parsed, screen, stop) =>
            new PickleShow(screen, parsed.GetValue(rows)).Show(await ReadAsync(parsed.GetValue(file)!, stop)));
        return command;
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken stop)
    {
        try
        {
            await using Stream stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            return await PickleFile.ReadAsync(stream, stop);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new LessonException(_unreadable.With(SafeText.OneLine(path), SafeText.OneLine(failed.Message)), failed);
        }
    }
}

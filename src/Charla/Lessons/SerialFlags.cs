using System.CommandLine;
using Charla.Chat;
using Charla.Lessons.Serial;
using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Lessons;

/// <summary>What <c>charla serial chat</c> takes: the words of the comma syntax, each as an option too.</summary>
internal sealed class SerialFlags
{
    private static readonly Bilingual _badName = new("un nombre: de 1 a 32 letras, cifras, guiones y puntos", "a name: 1 to 32 letters, digits, dashes and dots");

    private readonly Option<string>[] _words;
    private readonly Option<bool>[] _switches;
    private readonly Option<string> _port;
    private readonly Option<string> _name;
    private readonly Option<bool> _wait;
    private readonly Option<bool> _follow;
    private readonly Option<bool> _plain;

    public SerialFlags(Language language)
    {
        _port = Make<string>("--port", new("El puerto, por ejemplo /dev/ttyUSB0; también con ajustes: /dev/ttyUSB0,115200,8N1", "The port, such as /dev/ttyUSB0; with settings too: /dev/ttyUSB0,115200,8N1"));
        (_port.Required, _port.HelpName) = (true, "P");
        _words =
        [
            Make<string>("--baud", new("Bits por segundo, de 50 a 4000000. Por omisión 9600.", "Bits per second, from 50 to 4000000. Default 9600.")),
            Make<string>("--data-bits", new("De 5 a 8. Por omisión 8.", "From 5 to 8. Default 8.")),
            Make<string>("--parity", new("none, odd, even, mark o space. Por omisión none.", "none, odd, even, mark or space. Default none.")),
            Make<string>("--stop-bits", new("1 o 2. Por omisión 1.", "1 or 2. Default 1.")),
            Make<string>("--flow", new("none, rtscts o xonxoff. Por omisión none.", "none, rtscts or xonxoff. Default none.")),
            Make<string>("--line-ending", new("Con --lines: any, lf, cr o crlf. Por omisión any, y escribe lf.", "With --lines: any, lf, cr or crlf. Default any, which writes lf.")),
            Make<string>("--encoding", new("Con --lines: utf-8 o latin-1. Por omisión utf-8.", "With --lines: utf-8 or latin-1. Default utf-8.")),
        ];
        _switches =
        [
            Make<bool>("--lines", new("Líneas de texto en vez de tramas: para hablar con una placa.", "Lines of text instead of frames: for talking to a board.")),
            Make<bool>("--keep-lines", new("No toca DTR ni RTS: muchas placas se reinician si DTR se mueve.", "Leaves DTR and RTS alone: many boards restart when DTR moves.")),
        ];
        _name = Make<string>("--name", new("Tu nombre. Por omisión el del usuario; con --lines, ninguno.", "Your name. Default that of the user; with --lines none."));
        _wait = Make<bool>("--wait", new("Espera al puerto si aún no está.", "Waits for a port that is not there yet."));
        _follow = Make<bool>("--follow", new("En un script: sigue imprimiendo cuando se acaba la entrada.", "In a script: goes on printing when the input has ended."));
        _plain = Make<bool>("--plain-output", new("Lee líneas e imprime líneas, también en una terminal.", "Reads lines and prints lines, at a terminal too."));

        Option<T> Make<T>(string name, Bilingual description) => new(name) { Description = description.In(language) };
    }

    public IEnumerable<Option> All => [_port, .. _words, .. _switches, _name, _wait, _follow, _plain];

    public bool Follows(ParseResult parsed) => parsed.GetValue(_follow);

    public bool IsPlain(ParseResult parsed) => parsed.GetValue(_plain);

    /// <exception cref="SerialSettingException">A setting can't be so.</exception>
    public SerialChatOptions Read(ParseResult parsed)
    {
        (string path, IReadOnlyList<SettingWord> words) = SerialSpec.Split(parsed.GetValue(_port)!);
        SerialSettings line = new() { Path = path };
        SerialFormat format = new();
        foreach (SettingWord word in words.Concat(Given(parsed)))
        {
            if (!SerialSpec.TryTake(word, ref line) && !SerialFormat.TryTake(word, ref format))
            {
                throw word.Unknown([.. SerialSpec.Words, .. SerialFormat.Words]);
            }
        }

        format.Check();
        string? name = parsed.GetValue(_name) is { } given ? new SettingWord("--name", given).Text(NameRules.IsName, _badName) : null;
        name ??= format.Lines ? null : ChatCommand.NameFrom(Environment.UserName);
        return new SerialChatOptions { Line = line, Format = format, Name = name, Wait = parsed.GetValue(_wait) };
    }

    private IEnumerable<SettingWord> Given(ParseResult parsed) =>
    [
        .. _words.Where(option => parsed.GetValue(option) is not null).Select(option => new SettingWord(option.Name[2..], parsed.GetValue(option))),
        .. _switches.Where(option => parsed.GetValue(option)).Select(option => new SettingWord(option.Name[2..], null)),
    ];
}

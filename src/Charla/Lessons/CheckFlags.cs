using System.CommandLine;
using System.CommandLine.Parsing;
using Charla.Lessons.Check;
using Charla.Protocol;
using Charla.Protocol.Doctor;

namespace Charla.Lessons;

/// <summary>What <c>charla check</c> takes.</summary>
internal sealed class CheckFlags
{
    private static readonly Bilingual _address = new("El servidor, HOST:PUERTO; con {port} en --run, el puerto 0 toma uno libre. Por omisión 127.0.0.1:65432 (la charla, 5000).", "The server, HOST:PORT; with {port} in --run, port 0 takes a free one. Default 127.0.0.1:65432 (the chat, 5000).");
    private static readonly Bilingual _exercise = new("El paso del curso.", "The step of the course.");
    private static readonly Bilingual _run = new("Orden que arranca el programa, así se lee lo que imprime: \"python3 servidor.py\". {port} es el puerto.", "Command that starts the program, so that what it prints is read: \"python3 server.py\". {port} is the port.");
    private static readonly Bilingual _timeout = new("El silencio más largo mientras se espera una respuesta. Por omisión 5s.", "The longest silence while an answer is due. Default 5s.");
    private static readonly Bilingual _wait = new("Cuánto se espera al programa. Por omisión 60s.", "How long to wait for the program. Default 60s.");
    private static readonly Bilingual _name = new("Quién lo escribió, para el archivo de la clase.", "Who wrote it, for the file of the class.");
    private static readonly Bilingual _csv = new("Añade una fila por punto a este archivo.", "Adds a row a point to this file.");
    private static readonly Bilingual _json = new("Imprime el resultado como JSON.", "Prints the result as JSON.");
    private static readonly Bilingual _bind = new("Dirección en la que escuchar. Por omisión 127.0.0.1.", "Address to listen on. Default 127.0.0.1.");
    private static readonly Bilingual _port = new("Puerto en el que escuchar. Por omisión 65432 (la charla, 5000).", "Port to listen on. Default 65432 (the chat, 5000).");
    private static readonly Bilingual _badAddress = new("«{0}» no es una dirección HOST:PUERTO.", "“{0}” is no address HOST:PORT.");
    private static readonly Bilingual _tooShort = new("{0}: más de cero, por favor.", "{0}: more than zero, please.");

    private readonly Option<Exercise> _exerciseOption;
    private readonly Option<string?> _runOption;
    private readonly Option<TimeSpan> _timeoutOption;
    private readonly Option<TimeSpan> _waitOption;
    private readonly Option<string> _nameOption;
    private readonly Option<string?> _csvOption;
    private readonly Option<bool> _jsonOption;

    public CheckFlags(Language language)
    {
        CheckOptions defaults = new() { Exercise = Exercise.Echo, Student = WireSide.Server };
        _exerciseOption = new("--exercise", "-e") { Description = _exercise.In(language), Required = true };
        _runOption = new("--run") { Description = _run.In(language), HelpName = "CMD" };
        _timeoutOption = Time("--timeout", _timeout, defaults.Timeout, language);
        _waitOption = Time("--wait", _wait, defaults.Wait, language);
        _nameOption = new("--name") { Description = _name.In(language), DefaultValueFactory = _ => "", HelpName = "NAME" };
        _csvOption = new("--csv") { Description = _csv.In(language), HelpName = "FILE" };
        _jsonOption = new("--json") { Description = _json.In(language) };
        Address = new("HOST:PORT") { Description = _address.In(language), DefaultValueFactory = _ => LessonAddress.Host };
        Address.Validators.Add(result => CheckPlace(result, language));
        Bind = new("--bind") { Description = _bind.In(language), DefaultValueFactory = _ => LessonAddress.Host, HelpName = "HOST" };
        Port = new("--port") { Description = _port.In(language), HelpName = "PORT" };
        Port.Validators.Add(result => LessonOptions.CheckPort(result, language, lowest: 0));
    }

    public Argument<string> Address { get; }

    public Option<string> Bind { get; }

    public Option<int?> Port { get; }

    /// <summary>Gives a command what both ends take.</summary>
    public Command AddTo(Command command)
    {
        foreach (Option option in (IEnumerable<Option>)[_exerciseOption, _runOption, _timeoutOption, _waitOption, _nameOption, _csvOption, _jsonOption])
        {
            command.Options.Add(option);
        }

        return command;
    }

    public CheckOptions ReadServer(ParseResult parsed)
    {
        CheckOptions options = Read(parsed, WireSide.Server);
        CheckAddress.TryParse(parsed.GetValue(Address)!, CheckOptions.PortOf(options.Exercise), out (string Host, int Port) place);
        return options with { Host = place.Host, Port = place.Port };
    }

    public CheckOptions ReadClient(ParseResult parsed)
    {
        CheckOptions options = Read(parsed, WireSide.Client);
        return options with { Host = parsed.GetValue(Bind)!, Port = parsed.GetValue(Port) ?? CheckOptions.PortOf(options.Exercise) };
    }

    public CheckOutput ReadOutput(ParseResult parsed) => new(parsed.GetValue(_nameOption)!, parsed.GetValue(_csvOption), parsed.GetValue(_jsonOption));

    private static Option<TimeSpan> Time(string name, Bilingual description, TimeSpan value, Language language)
    {
        Option<TimeSpan> option = LessonOptions.Time(name, description, value, language);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Duration.TryParse(result.Tokens[0].Value, out TimeSpan time) && time <= TimeSpan.Zero)
            {
                result.AddError(_tooShort.With(name).In(language));
            }
        });
        return option;
    }

    private static void CheckPlace(ArgumentResult result, Language language)
    {
        string given = result.Tokens.Count > 0 ? result.Tokens[0].Value : LessonAddress.Host;
        if (!CheckAddress.TryParse(given, 0, out _))
        {
            result.AddError(_badAddress.With(SafeText.OneLine(given)).In(language));
        }
    }

    private CheckOptions Read(ParseResult parsed, WireSide student) => new()
    {
        Exercise = parsed.GetValue(_exerciseOption),
        Student = student,
        Run = parsed.GetValue(_runOption),
        Timeout = parsed.GetValue(_timeoutOption),
        Wait = parsed.GetValue(_waitOption),
    };
}

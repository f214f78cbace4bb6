using System.CommandLine;
using System.CommandLine.Parsing;
using Charla.Protocol;

namespace Charla.Lessons;

/// <summary>What the lessons' commands have in common: where to listen or dial, and how long things take.</summary>
internal sealed class LessonOptions
{
    private static readonly Bilingual _host = new("Dirección o nombre. Por omisión 127.0.0.1, como en el curso.", "Address or name. Default 127.0.0.1, as in the course.");
    private static readonly Bilingual _port = new("Puerto. Por omisión 65432, como en el curso.", "Port. Default 65432, as in the course.");
    private static readonly Bilingual _badPort = new("{0}: un puerto es un número de {1} a 65535.", "{0}: a port is a number from {1} to 65535.");
    private static readonly Bilingual _badTime = new("{0}: un tiempo se escribe así: 1s, 250ms, 1.5s, 2m.", "{0}: a time is written like this: 1s, 250ms, 1.5s, 2m.");

    private LessonOptions(Language language, int lowestPort)
    {
        Host = new("--host") { Description = _host.In(language), DefaultValueFactory = _ => LessonAddress.Host, HelpName = "HOST" };
        Port = new("--port") { Description = _port.In(language), DefaultValueFactory = _ => LessonAddress.Port, HelpName = "PORT" };
        Port.Validators.Add(result => CheckPort(result, language, lowestPort));
    }

    public Option<string> Host { get; }

    public Option<int> Port { get; }

    /// <summary>For a command that listens: port 0 takes any free one.</summary>
    public static LessonOptions ForServer(Language language) => new(language, lowestPort: 0);

    /// <summary>For a command that dials.</summary>
    public static LessonOptions ForClient(Language language) => new(language, lowestPort: 1);

    /// <summary>An option that takes a length of time, as <see cref="Duration"/> reads it.</summary>
    public static Option<TimeSpan> Time(string name, Bilingual description, TimeSpan value, Language language) => new(name)
    {
        Description = description.In(language),
        HelpName = new Bilingual("TIEMPO", "TIME").In(language),
        DefaultValueFactory = _ => value,
        CustomParser = result => ParseTime(result, language),
    };

    /// <summary>Refuses what is no port.</summary>
    public static void CheckPort(SymbolResult result, Language language, int lowest)
    {
        string given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (result.Tokens.Count > 0 && !(int.TryParse(given, out int port) && port >= lowest && port <= 65_535))
        {
            result.AddError(_badPort.With(SafeText.OneLine(given), lowest).In(language));
        }
    }

    private static TimeSpan ParseTime(ArgumentResult result, Language language)
    {
        string given = result.Tokens[0].Value;
        if (!Duration.TryParse(given, out TimeSpan duration))
        {
            result.AddError(_badTime.With(SafeText.OneLine(given)).In(language));
        }

        return duration;
    }
}

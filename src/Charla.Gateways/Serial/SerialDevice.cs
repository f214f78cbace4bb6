using Charla.Protocol;
using Charla.Protocol.Messages;
using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Gateways.Serial;

/// <summary>A device on a serial line that is to be a member of a room: <c>/dev/ttyUSB0,115200,room=lab,name=horno,lines</c>.</summary>
internal sealed record SerialDevice
{
    private static readonly Bilingual _nameRule = new("un nombre: de 1 a 32 letras, cifras, guiones y puntos", "a name: 1 to 32 letters, digits, dashes and dots");
    private static readonly Bilingual _roomRule = new("una sala: de 1 a 50 letras, cifras, guiones y puntos", "a room: 1 to 50 letters, digits, dashes and dots");
    private static readonly Bilingual _twice = new("Dos dispositivos serie con lo mismo: {0}.", "Two serial devices with the same: {0}.");
    private static readonly Bilingual _context = new("--serial {0}: {1}", "--serial {0}: {1}");

    private static readonly string[] _words = ["room", "name", "listen", "quiet", "echo", "rate", .. SerialFormat.Words, .. SerialSpec.Words];

    public required SerialSettings Line { get; init; }

    public SerialFormat Format { get; init; } = new();

    /// <summary>The room that it is in. Default: the lobby.</summary>
    public string Room { get; init; } = NameRules.Lobby;

    /// <summary>What the others see it called. Default: the last part of its path.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is written what the others say. Default true.</summary>
    public bool Listens { get; init; } = true;

    /// <summary>Whether it is written what it said itself. Default false.</summary>
    public bool Echo { get; init; }

    /// <summary>Messages a second that the room takes from it, in the long run. Default 10.</summary>
    public int Rate { get; init; } = 10;

    /// <summary>Reads all devices that a server is to have.</summary>
    /// <exception cref="SerialSettingException">One can't be so, or two are the same.</exception>
    public static IReadOnlyList<SerialDevice> ParseAll(IEnumerable<string> specs)
    {
        SerialDevice[] devices = [.. specs.Select(Parse)];
        string? twice = Twice(devices.Select(device => device.Line.Path)) ?? Twice(devices.Select(device => NameRules.Fold(device.Name)));
        return twice is null ? devices : throw new SerialSettingException(_twice.With(twice));
    }

    /// <summary>Reads one device.</summary>
    /// <exception cref="SerialSettingException">It can't be so: the text says what.</exception>
    public static SerialDevice Parse(string spec)
    {
        try
        {
            return Read(spec);
        }
        catch (SerialSettingException refused)
        {
            throw new SerialSettingException(_context.With(spec, refused.Text));
        }
    }

    private static SerialDevice Read(string spec)
    {
        (string path, IReadOnlyList<SettingWord> words) = SerialSpec.Split(spec);
        SerialSettings line = new() { Path = path };
        SerialFormat format = new();
        SerialDevice device = new() { Line = line, Name = Path.GetFileName(path) };
        foreach (SettingWord word in words)
        {
            if (!SerialSpec.TryTake(word, ref line) && !SerialFormat.TryTake(word, ref format))
            {
                device = device.With(word);
            }
        }

        format.Check();
        _ = new SettingWord("name", device.Name).Text(NameRules.IsName, _nameRule);
        return device with { Line = line, Format = format };
    }

    private static string? Twice(IEnumerable<string> values) => values.GroupBy(value => value).FirstOrDefault(group => group.Count() > 1)?.Key;

    private SerialDevice With(SettingWord word) => word.Key.ToLowerInvariant() switch
    {
        "room" => this with { Room = word.Text(NameRules.IsRoom, _roomRule) },
        "name" => this with { Name = word.Text(NameRules.IsName, _nameRule) },
        "listen" => this with { Listens = word.OneOf(("on", true), ("off", false)) },
        "quiet" when word.Alone() => this with { Listens = false },
        "echo" => this with { Echo = word.OneOf(("on", true), ("off", false)) },
        "rate" => this with { Rate = word.Number(1, 1_000) },
        _ => throw word.Unknown(_words),
    };
}

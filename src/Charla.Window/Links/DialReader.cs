using System.Text.Json;
using Charla.Client;
using Charla.Protocol;
using Charla.Serial;
using Charla.Serial.Talk;

namespace Charla.Window.Links;

/// <summary>Reads the page's first message: where to. Serial settings have the words, the limits and the texts of the comma syntax.</summary>
internal static class DialReader
{
    private static readonly Bilingual _noDial = new("Lo primero tiene que ser un «dial», con «to»: tcp o serial.", "The first message must be a \"dial\", with \"to\": tcp or serial.");
    private static readonly Bilingual _badServer = new("«{0}» no es la dirección de un servidor, o el puerto no está entre 1 y 65535.", "\"{0}\" is not the address of a server, or the port is not between 1 and 65535.");
    private static readonly Bilingual _noPath = new("Falta el puerto serie.", "The serial port is missing.");
    private static readonly Bilingual _badFormat = new("«format» puede ser frames o lines.", "\"format\" can be frames or lines.");

    // The fields, and the words that they are in the comma syntax.
    private static readonly (string Field, string Word)[] _values =
    [
        ("baud", "baud"), ("data_bits", "data-bits"), ("parity", "parity"), ("stop_bits", "stop-bits"), ("flow", "flow"), ("line_ending", "line-ending"), ("encoding", "encoding"),
    ];

    /// <summary>The target that a message names.</summary>
    /// <param name="message">What the page said.</param>
    /// <param name="language">The language where the message asks for none; then the one that it asks for.</param>
    /// <exception cref="LinkException">It names none.</exception>
    public static DialTarget Read(ReadOnlyMemory<byte> message, ref Language language)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(message);
            JsonElement dial = document.RootElement;
            if (dial.ValueKind == JsonValueKind.Object && Word(dial, "op") == "dial")
            {
                language = Word(dial, "lang") switch { "es" => Language.Spanish, "en" => Language.English, _ => language };
                return Read(dial, language);
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // No JSON, or half a surrogate pair in it.
        }
        catch (SerialSettingException wrong)
        {
            throw Refused(wrong.Text);
        }

        throw Refused(_noDial);
    }

    private static DialTarget Read(JsonElement dial, Language language) => Word(dial, "to") switch
    {
        "tcp" => new TcpTarget(Server(dial), language),
        "serial" => Serial(dial, language),
        _ => throw Refused(_noDial),
    };

    private static ServerAddress Server(JsonElement dial)
    {
        string host = Word(dial, "host")?.Trim() ?? "";
        string port = Word(dial, "port") ?? "";
        bool isPort = int.TryParse(port, out int number) || port.Length == 0;
        try
        {
            return isPort ? ServerAddress.Tcp(host, port.Length == 0 ? ServerAddress.DefaultTcpPort : number) : throw new FormatException(port);
        }
        catch (FormatException)
        {
            throw Refused(_badServer.With(SafeText.OneLine($"{host}:{port}")));
        }
    }

    private static SerialTarget Serial(JsonElement dial, Language language)
    {
        SerialSettings line = new() { Path = Word(dial, "path") is { Length: > 0 } path ? path : throw Refused(_noPath) };
        SerialFormat format = new() { Lines = Word(dial, "format") switch { null or "frames" => false, "lines" => true, _ => throw Refused(_badFormat) } };
        foreach ((string field, string word) in _values)
        {
            if (Word(dial, field) is { } value && !SerialSpec.TryTake(new SettingWord(word, value), ref line))
            {
                SerialFormat.TryTake(new SettingWord(word, value), ref format);
            }
        }

        line = line with { KeepLines = Word(dial, "keep_lines") == "true" };
        format.Check();
        bool isNamed = Word(dial, "named") is { } named ? named == "true" : !format.Lines;
        return new SerialTarget(line, format, isNamed, language);
    }

    /// <summary>A field's value as it is written, without quotes; null where there is none.</summary>
    private static string? Word(JsonElement dial, string field)
    {
        JsonElement value = dial.TryGetProperty(field, out JsonElement found) ? found : default;
        return value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
    }

    private static LinkException Refused(Bilingual why) => new(LinkFailure.BadRequest(why));
}

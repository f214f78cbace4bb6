using System.Globalization;
using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Storage.Transfer;

/// <summary>The lines of an exported room, one after the other. A line that is none ends it, with its number and why.</summary>
internal sealed class ImportSource(TextReader lines)
{
    private static readonly Bilingual _badLine = new("La línea {0} no vale: {1}. No se ha importado nada.", "Line {0} is not valid: {1}. Nothing was imported.");
    private static readonly Bilingual _noHeader = new("no es el principio de una sala exportada", "it is not the beginning of an exported room");
    private static readonly Bilingual _later = new("es de un programa posterior (forma {0})", "it is of a later program (form {0})");
    private static readonly Bilingual _field = new("falla «{0}»", "“{0}” is wrong");
    private static readonly Bilingual _order = new("su seq no es mayor que el anterior", "its seq is not greater than the one before");
    private static readonly Bilingual _count = new("se anunciaron {0} eventos y hay {1}", "{0} events were announced, and there are {1}");

    private long _number;

    /// <exception cref="TransferException">The first line is none.</exception>
    public RoomHeader ReadHeader() => Reading(() =>
    {
        using JsonDocument line = Next() ?? throw Bad(_noHeader);
        JsonElement json = line.RootElement;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("op", out JsonElement op) || op.ValueKind != JsonValueKind.String || op.GetString() != RoomHeader.Op)
        {
            throw Bad(_noHeader);
        }

        if (json.GetProperty("form").GetInt32() is var form && form != RoomHeader.Form)
        {
            throw Bad(_later.With(form));
        }

        string name = json.GetProperty("room").GetString() ?? "";
        string? topic = json.TryGetProperty("topic", out JsonElement given) ? given.GetString() : null;
        DateTimeOffset created = DateTimeOffset.FromUnixTimeMilliseconds(json.GetProperty("created").GetInt64());
        return new RoomHeader(name, topic, created, json.GetProperty("events").GetInt64());
    });

    /// <summary>The events, as many as were announced.</summary>
    /// <exception cref="TransferException">A line is none.</exception>
    public IEnumerable<(RoomEvent Event, int Author)> ReadEvents(long announced)
    {
        (long count, long last) = (0, 0);
        while (Reading(ReadEvent) is { Event: not null } entry)
        {
            count++;
            if (entry.Event.Seq <= last)
            {
                throw Bad(_order);
            }

            last = entry.Event.Seq;
            yield return (entry.Event, entry.Author);
        }

        if (count != announced)
        {
            throw Bad(_count.With(announced, count));
        }
    }

    private (RoomEvent? Event, int Author) ReadEvent()
    {
        using JsonDocument? line = Next();
        return line is null ? default : EventLine.Read(line.RootElement.Clone());
    }

    private JsonDocument? Next()
    {
        _number++;
        return lines.ReadLine() is { } line ? JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = WireJson.MaxPageDepth }) : null;
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Bad(_field.With(SafeText.OneLine(malformed.Message)), malformed);
        }
    }

    private TransferException Bad(Bilingual why, Exception? cause = null) => new(_badLine.With(_number.ToString(CultureInfo.InvariantCulture), why), cause);
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Protocol.Messages;

namespace Charla.Storage.Transfer;

/// <summary>An event as one line of JSON: the fields of charla/1, and what the log knows besides.</summary>
/// <remarks>
/// <c>author</c> tells which events were one session's: 1 for the first session in the file, 2 for the second. The log's own number for it stays where it is.
/// <c>bare</c> is true where a plain client had put no name in front.
/// </remarks>
internal static class EventLine
{
    private const int MaxNonceBytes = 64;
    private const string AuthorField = "author";
    private const string BareField = "bare";

    private static readonly JsonSerializerOptions _writing = new() { Encoder = ReadableEncoder.Shared, MaxDepth = WireJson.MaxPageDepth };

    public static string Write(RoomEvent @event, int author)
    {
        JsonObject json = JsonSerializer.SerializeToNode(@event, WireJson.Shared.ServerMessage)!.AsObject();
        if (author != 0)
        {
            json[AuthorField] = author;
        }

        if (@event is MessageEvent { Bare: true })
        {
            json[BareField] = true;
        }

        return Write(json);
    }

    public static string Write(JsonObject json) => json.ToJsonString(_writing);

    /// <exception cref="JsonException">It is no event, or none that can be in a log.</exception>
    public static (RoomEvent Event, int Author) Read(JsonElement line)
    {
        RoomEvent @event = line.Deserialize(WireJson.Shared.ServerMessage) as RoomEvent ?? throw new JsonException("op");
        int author = line.TryGetProperty(AuthorField, out JsonElement number) ? number.GetInt32() : 0;
        bool bare = line.TryGetProperty(BareField, out JsonElement flag) && flag.GetBoolean();
        Check(@event, author);
        return (bare && @event is MessageEvent said ? said with { Bare = true } : @event, author);
    }

    private static void Check(RoomEvent @event, int author)
    {
        Require(@event.Seq is >= 1 and <= Schema.MaxSeq, "seq");
        Require(author >= 0, AuthorField);
        Require(@event.From.Length is > 0 and <= 2 * NameRules.MaxNameLength + 16 && !@event.From.Any(char.IsControl), "from");
        Require(@event.At > DateTimeOffset.UnixEpoch, "at");
        Require(@event.Nonce is null || Encoding.UTF8.GetByteCount(@event.Nonce) <= MaxNonceBytes, "nonce");
        long? target = @event switch
        {
            EditedEvent edited => edited.Target,
            DeletedEvent deleted => deleted.Target,
            ReactedEvent reacted => reacted.Target,
            MessageEvent said => said.ReplyTo,
            _ => null,
        };
        Require(target is null || (target >= 1 && target < @event.Seq), @event is MessageEvent ? "reply_to" : "target");
    }

    private static void Require(bool isRight, string field)
    {
        if (!isRight)
        {
            throw new JsonException(field);
        }
    }
}

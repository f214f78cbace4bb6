using System.Text.Json;
using Charla.Verify.Checking;

namespace Charla.Verify.Peers;

/// <summary>What messages of charla/1 say, as observations.</summary>
internal static class Read
{
    public static string Room(JsonElement message) => message.GetProperty("room").GetString()!;

    public static string? Optional(JsonElement message, string field) => message.TryGetProperty(field, out JsonElement value) ? value.GetString() : null;

    public static Received Received(long tick, JsonElement message) =>
        new(tick, Room(message), Number(message, "seq"), message.GetProperty("from").GetString()!, message.GetProperty("text").GetString()!, Optional(message, "nonce"));

    public static Entered Entered(long tick, JsonElement message, long after) => new(tick, Room(message), after, Number(message, "head"), Number(message, "read"), Number(message, "unread"));

    public static Passed Passed(long tick, JsonElement message) => new(tick, Room(message), Number(message, "from"), Number(message, "to"));

    public static Acknowledged Acknowledged(long tick, JsonElement message) => new(tick, Room(message), message.GetProperty("nonce").GetString()!, Number(message, "seq"));

    public static Marked Marked(long tick, JsonElement message) => new(tick, Room(message), Number(message, "seq"), Number(message, "unread"));

    public static Listed Listed(long tick, JsonElement message) => new(tick, Room(message), Number(message, "head"), Number(message, "read"), Number(message, "unread"));

    private static long Number(JsonElement message, string field) => message.GetProperty(field).GetInt64();
}

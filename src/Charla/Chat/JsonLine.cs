using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Charla.Client;

namespace Charla.Chat;

/// <summary>
/// A message as one line of JSON, for scripts: <c>room</c>, <c>seq</c> (not in the plain dialect), <c>from</c>, <c>account</c>, <c>unverified</c>, <c>at</c>, <c>text</c> and
/// <c>reply_to</c>, with the same meaning as on the wire.
/// </summary>
internal static class JsonLine
{
    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(MessageReceived message)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, _json))
        {
            json.WriteStartObject();
            json.WriteString("room", message.Room);
            if (message.Seq > 0)
            {
                json.WriteNumber("seq", message.Seq);
            }

            json.WriteString("from", message.From);
            if (message.Account is { } account)
            {
                json.WriteString("account", account);
            }

            if (message.Unverified)
            {
                json.WriteBoolean("unverified", true);
            }

            json.WriteString("at", message.At.UtcDateTime.ToString(Protocol.Messages.InstantConverter.Format, CultureInfo.InvariantCulture));
            json.WriteString("text", message.Text);
            if (message.ReplyTo is long target)
            {
                json.WriteNumber("reply_to", target);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}

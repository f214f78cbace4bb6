using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charla.Protocol.Irc;

namespace Charla.Gateways.Irc;

/// <summary>What an IRC client sent that other wires have no words for: kept beside the message, for other IRC clients.</summary>
/// <remarks><c>{"irc":{"notice":true,"text":"with its colours"}}</c> in the message's <c>data</c>. The message's own text is without colours.</remarks>
internal static class IrcData
{
    public const string Property = "irc";

    private const string Notice = "notice";
    private const string Text = "text";

    /// <summary>The text without colours and the like, and what is to be kept beside it; null for nothing.</summary>
    public static (string Plain, JsonElement? Data) Of(string text, bool isNotice)
    {
        string plain = IrcFormatting.Strip(text);
        if (plain == text && !isNotice)
        {
            return (text, null);
        }

        JsonObject irc = [];
        if (isNotice)
        {
            irc[Notice] = true;
        }

        if (plain != text)
        {
            irc[Text] = text;
        }

        using JsonDocument document = JsonDocument.Parse(new JsonObject { [Property] = irc }.ToJsonString());
        return (plain, document.RootElement.Clone());
    }

    /// <summary>The text and the command with which a message is to be shown.</summary>
    public static (string Text, string Command) Read(JsonElement irc, string text)
    {
        if (irc.ValueKind != JsonValueKind.Object)
        {
            return (text, "PRIVMSG");
        }

        bool isNotice = irc.TryGetProperty(Notice, out JsonElement notice) && notice.ValueKind == JsonValueKind.True;
        string shown = irc.TryGetProperty(Text, out JsonElement own) && own.ValueKind == JsonValueKind.String ? own.GetString()! : text;

        // Anybody may attach anything: what is shown must be what the others read.
        return (IrcFormatting.Strip(shown) == text ? shown : text, isNotice ? "NOTICE" : "PRIVMSG");
    }

    /// <summary>A value as it stands in a tag.</summary>
    public static string EscapeTag(string value)
    {
        StringBuilder escaped = new(value.Length);
        foreach (char letter in value)
        {
            escaped.Append(letter switch { ';' => @"\:", ' ' => @"\s", '\\' => @"\\", '\r' => @"\r", '\n' => @"\n", '\0' => "", _ => letter.ToString() });
        }

        return escaped.ToString();
    }
}

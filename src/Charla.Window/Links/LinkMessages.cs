using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Charla.Protocol;
using Charla.Protocol.Messages;

namespace Charla.Window.Links;

/// <summary>What the process itself says on a link, beside charla/1.</summary>
internal static class LinkMessages
{
    /// <summary>The connection stands.</summary>
    public static ReadOnlyMemory<byte> Dialed(int number, ILink link) => Write("dialed", writer =>
    {
        writer.WriteString("link", number.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("via", link.Via);
        writer.WriteString("dialect", link.Dialect);
        writer.WriteString("peer", link.Peer);
    });

    /// <summary>There is no connection.</summary>
    public static ReadOnlyMemory<byte> DialFailed(LinkFailure failure, Language language) => Write("dial_failed", writer => WriteFailure(writer, failure, language));

    /// <summary>The connection is no more.</summary>
    public static ReadOnlyMemory<byte> LinkLost(LinkFailure failure, Language language) => Write("link_lost", writer => WriteFailure(writer, failure, language));

    /// <summary>A message of charla/1 by itself, as a WebSocket carries it.</summary>
    public static ReadOnlyMemory<byte> Of(ServerMessage message) => MessageWriter.Frame(message)[Frame.HeaderLength..];

    private static ReadOnlyMemory<byte> Write(string op, Action<Utf8JsonWriter> writeRest)
    {
        ArrayBufferWriter<byte> json = new();
        using Utf8JsonWriter writer = new(json, WireJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteString("op", op);
        writeRest(writer);
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }

    private static void WriteFailure(Utf8JsonWriter writer, LinkFailure failure, Language language)
    {
        writer.WriteString("failure", failure.Code);
        writer.WriteString("detail", failure.Detail.In(language));
        if (failure.Answered is { } answered)
        {
            writer.WriteString("answered", LinkFailure.Word(answered));
        }

        if (failure.Answer is { } answer)
        {
            writer.WriteString("answer", answer);
        }
    }
}

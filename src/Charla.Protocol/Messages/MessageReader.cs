using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Charla.Protocol.Messages;

/// <summary>Payload in, message out; every way a payload can be wrong has its error code.</summary>
internal static class MessageReader
{
    private static readonly JsonReaderOptions _readerOptions = new() { MaxDepth = WireJson.MaxDepth };

    /// <summary>Whether a connection's first payload opens the charla/1 dialect: a JSON object whose <c>op</c> is <c>hello</c>.</summary>
    public static bool IsHello(in ReadOnlySequence<byte> payload)
    {
        try
        {
            return payload.FirstSpan.TrimStart(" \t\r\n"u8) is [(byte)'{', ..] && FindOp(payload) == "hello";
        }
        catch (ProtocolException)
        {
            return false;
        }
    }

    /// <summary>Reads what a client sent.</summary>
    /// <exception cref="ProtocolException">The payload is not UTF-8, not JSON, of no known operation, or a field has the wrong type.</exception>
    public static ClientMessage ReadClientMessage(in ReadOnlySequence<byte> payload)
    {
        string? op = FindOp(payload) ?? throw new ProtocolException(ErrorCode.BadRequest, "op");
        WireJson json = WireJson.Shared;
        return op switch
        {
            "hello" => Parse(payload, json.Hello),
            "join" => Parse(payload, json.Join),
            "leave" => Parse(payload, json.Leave),
            "send" => Parse(payload, json.Send),
            "edit" => Parse(payload, json.Edit),
            "delete" => Parse(payload, json.Delete),
            "react" => Parse(payload, json.React),
            "topic" => Parse(payload, json.SetTopic),
            "typing" => Parse(payload, json.Typing),
            "read" => Parse(payload, json.Read),
            "history" => Parse(payload, json.History),
            "search" => Parse(payload, json.Search),
            "rooms" => Parse(payload, json.Rooms),
            "who" => Parse(payload, json.Who),
            "nick" => Parse(payload, json.Nick),
            "ping" => Parse(payload, json.Ping),
            _ => throw new ProtocolException(ErrorCode.UnknownOp, op),
        };
    }

    /// <summary>Reads what a server sent; null where its <c>op</c> is one that this version does not know.</summary>
    /// <exception cref="ProtocolException">The payload is not a message of charla/1.</exception>
    public static ServerMessage? ReadServerMessage(in ReadOnlySequence<byte> payload)
    {
        string? op = FindOp(payload) ?? throw new ProtocolException(ErrorCode.BadRequest, "op");
        bool known = WireJson.Shared.ServerMessage.PolymorphismOptions!.DerivedTypes.Any(type => op.Equals(type.TypeDiscriminator));
        return known ? Parse(payload, WireJson.Shared.ServerMessage) : null;
    }

    /// <summary>Walks the whole payload once, so that what is not JSON is told apart from what is JSON of another shape.</summary>
    private static string? FindOp(in ReadOnlySequence<byte> payload)
    {
        string? op = null;
        try
        {
            Utf8JsonReader reader = new(payload, _readerOptions);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new ProtocolException(ErrorCode.BadJson);
            }

            while (reader.Read())
            {
                bool isOp = reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("op"u8);
                if (isOp && reader.Read())
                {
                    op = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new ProtocolException(ErrorCode.BadRequest, "op");
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new ProtocolException(IsUtf8(payload) ? ErrorCode.BadJson : ErrorCode.BadUtf8);
        }

        return op;
    }

    private static T Parse<T>(in ReadOnlySequence<byte> payload, JsonTypeInfo<T> type)
    {
        try
        {
            Utf8JsonReader reader = new(payload, _readerOptions);
            return JsonSerializer.Deserialize(ref reader, type)!;
        }
        catch (JsonException wrongShape)
        {
            throw new ProtocolException(ErrorCode.BadRequest, wrongShape.Path?.TrimStart('$', '.'));
        }
        catch (InvalidOperationException)
        {
            // The reader found a string whose bytes are not UTF-8, or a lone surrogate, when it was asked for its text.
            throw new ProtocolException(IsUtf8(payload) ? ErrorCode.BadJson : ErrorCode.BadUtf8);
        }
    }

    private static bool IsUtf8(in ReadOnlySequence<byte> payload) => System.Text.Unicode.Utf8.IsValid(payload.IsSingleSegment ? payload.FirstSpan : payload.ToArray());
}
